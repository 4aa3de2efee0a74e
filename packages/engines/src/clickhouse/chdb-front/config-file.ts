import { writeFile } from 'node:fs/promises';

// The engine sizes itself for a server. Here it shares a laptop with a browser and the rest of GoSight.
const CONFIG = `<clickhouse>
  <mark_cache_size>67108864</mark_cache_size>
  <index_mark_cache_size>16777216</index_mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <mmap_cache_size>64</mmap_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_schedule_pool_size>2</background_schedule_pool_size>
  <background_common_pool_size>1</background_common_pool_size>
  <background_fetches_pool_size>1</background_fetches_pool_size>
  <background_move_pool_size>1</background_move_pool_size>
  <logger><level>none</level></logger>
</clickhouse>
`;

/** Writes the engine's configuration for a machine that runs everything. */
export async function writeConfigFile(file: string): Promise<void> {
  await writeFile(file, CONFIG, { mode: 0o600 });
}
