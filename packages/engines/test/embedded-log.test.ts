import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { type EmbeddedLog, openEmbeddedLog } from '../src/event-log/embedded.ts';
import type { LogRecord } from '../src/event-log.ts';
import { deferred } from './support/deferred.ts';
import { forkSource } from './support/fork-source.ts';
import { silentLogger } from './support/silent-logger.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

type Acknowledged = { partition: number; offset: number; value: string };

/** Every record of a topic, by `partition/offset`. */
async function readAll(log: EmbeddedLog, topic: string): Promise<Map<string, LogRecord>> {
  const records = new Map<string, LogRecord>();
  const ends = await Promise.all(
    Array.from({ length: log.partitionCount }, async (_, partition) => log.endOffset(topic, partition)),
  );
  const left = new Set(ends.flatMap((end, partition) => (end > 0 ? [partition] : [])));
  const isDone = deferred<void>();
  const consumer = await log.consume({
    group: `reader ${Math.random()}`,
    topic,
    onError: (error) => isDone.reject(error),
    process: async ({ partition, read }) => {
      let next = 0;
      while (next < (ends[partition] ?? 0)) {
        const found = await read({ maxRecords: 1000, maxBytes: 10_000_000 });
        for (const record of found) records.set(`${partition}/${record.offset}`, record);
        next = (found.at(-1)?.offset ?? next) + 1;
      }
      left.delete(partition);
      if (left.size === 0) isDone.resolve();
    },
  });
  await isDone.promise;
  await consumer.stop();
  return records;
}

it('loses no acknowledged append to kill -9', async () => {
  const directory = await temporaryDirectory();
  const acknowledged: Acknowledged[] = [];
  for (let round = 0; round < 5; round++) {
    const writer = forkSource('log-writer', [directory, `${round}`]);
    const isOver = once(writer, 'exit');
    const goal = acknowledged.length + 300 + round * 137;
    writer.on('message', (message) => {
      acknowledged.push(message as Acknowledged);
      if (acknowledged.length === goal) writer.kill('SIGKILL');
    });
    expect(await isOver).toEqual([null, 'SIGKILL']);
  }

  const log = await openEmbeddedLog({ directory, logger: silentLogger });
  const stored = await readAll(log, 'topic');
  const ends = new Map<number, number>();
  for (const { partition, offset, value } of acknowledged) {
    const record = stored.get(`${partition}/${offset}`);
    expect(
      Buffer.from(record?.value ?? [])
        .toString()
        .trimEnd(),
    ).toBe(value);
    ends.set(partition, Math.max(ends.get(partition) ?? 0, offset + 1));
  }
  for (const [partition, end] of ends) {
    expect(await log.endOffset('topic', partition)).toBeGreaterThanOrEqual(end);
    for (let offset = 0; offset < end; offset++) expect(stored.has(`${partition}/${offset}`)).toBe(true);
  }
  await log.close();
}, 60_000);

it('removes what is older than the retention, but nothing a known group has yet to commit', async () => {
  const directory = await temporaryDirectory();
  const log = await openEmbeddedLog({ directory, logger: silentLogger, retentionMs: 0 });
  const appends = Array.from({ length: 2500 }, (_, i) =>
    log.append('topic', { key: 'key', value: Buffer.of(i) }),
  );
  const [place] = await Promise.all(appends);
  const hasCommitted = deferred<void>();
  const consumer = await log.consume({
    group: 'group',
    topic: 'topic',
    onError: hasCommitted.reject,
    process: async ({ partition, commit }) => {
      if (partition !== place?.partition) return;
      await commit({ offset: 2400, metadata: '' });
      hasCommitted.resolve();
    },
  });
  await hasCommitted.promise;
  await consumer.stop();
  // Older than a retention of 0 ms only once the clock has moved on.
  await waitForNextMillisecond();
  await log.retain();

  const left = await readAll(log, 'topic');
  expect([...left.values()].map(({ offset }) => offset)).toEqual(
    Array.from({ length: 100 }, (_, i) => 2400 + i),
  );
  await log.close();
});

it('keeps offsets rising after retention removed everything', async () => {
  const directory = await temporaryDirectory();
  const options = { directory, logger: silentLogger, retentionMs: 0 };
  let log = await openEmbeddedLog(options);
  const { partition } = await log.append('topic', { key: 'key', value: Buffer.of(1) });
  await waitForNextMillisecond();
  await log.retain();
  expect((await readAllFrom0(log, partition)).length).toBe(0);
  await log.close();

  log = await openEmbeddedLog(options);
  expect(await log.endOffset('topic', partition)).toBe(1);
  expect((await log.append('topic', { key: 'key', value: Buffer.of(2) })).offset).toBe(1);
  await log.close();
});

it('removes nothing of a topic that a group reads but never committed', async () => {
  const directory = await temporaryDirectory();
  const log = await openEmbeddedLog({ directory, logger: silentLogger, retentionMs: 0 });
  const consumer = await log.consume({
    group: 'group',
    topic: 'topic',
    onError: () => undefined,
    process: async () => undefined,
  });
  await log.append('topic', { key: 'key', value: Buffer.of(1) });
  await consumer.stop();
  await waitForNextMillisecond();
  await log.retain();
  expect((await readAll(log, 'topic')).size).toBe(1);
  await log.close();
});

it('refuses appends when the disk is full, and keeps those it acknowledged', async () => {
  const directory = await temporaryDirectory();
  const filler = fileURLToPath(new URL('./support/log-filler.ts', import.meta.url));
  // A limit on the size of files, in blocks of 512 or 1024 bytes, stands in for a full disk.
  const command = `trap '' XFSZ; ulimit -f 4096; exec "$0" --conditions=@gosight/source "$1" "$2"`;
  const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, filler, directory]);
  const result = JSON.parse(stdout) as { acknowledged: number; code: string };
  expect(result.code).toBe('log_unavailable');
  expect(result.acknowledged).toBeGreaterThan(0);

  const log = await openEmbeddedLog({ directory, logger: silentLogger });
  expect((await readAll(log, 'topic')).size).toBe(result.acknowledged);
  await log.append('topic', { key: 'key', value: Buffer.alloc(10_000) });
  await log.close();
});

it('refuses a directory that another log has open', async () => {
  const directory = await temporaryDirectory();
  const writer = forkSource('log-writer', [directory, '0']);
  await once(writer, 'message');
  await expect(openEmbeddedLog({ directory, logger: silentLogger })).rejects.toMatchObject({
    code: 'data_directory_locked',
    message: expect.stringContaining(`process ${writer.pid}`),
  });
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  const log = await openEmbeddedLog({ directory, logger: silentLogger });
  await log.close();
});

it.each([
  ['overwritten', (file: string) => writeFile(file, Buffer.alloc(64 * 1024, 'x'))],
  ['cut short', (file: string) => truncate(file, 3 * 4096)],
  ['something else', (file: string) => writeFile(file, 'hello')],
])('says so when its file is %s', async (_, damage) => {
  const directory = await temporaryDirectory();
  const log = await openEmbeddedLog({ directory, logger: silentLogger });
  for (let i = 0; i < 50; i++) await log.append('topic', { key: `${i}`, value: Buffer.alloc(5000) });
  await log.close();
  await damage(join(directory, 'data.mdb'));
  await expect(openEmbeddedLog({ directory, logger: silentLogger })).rejects.toMatchObject({
    code: 'log_unavailable',
    message: expect.stringContaining(directory),
  });
});

async function readAllFrom0(log: EmbeddedLog, partition: number): Promise<LogRecord[]> {
  const result = deferred<LogRecord[]>();
  const consumer = await log.consume({
    group: 'from 0',
    topic: 'topic',
    onError: result.reject,
    process: async (assigned) => {
      if (assigned.partition !== partition) return;
      assigned.seek(0);
      result.resolve(await assigned.read({ maxRecords: 10, maxBytes: 10, maxWaitMs: 10 }));
    },
  });
  const records = await result.promise;
  await consumer.stop();
  return records;
}

async function waitForNextMillisecond(): Promise<void> {
  const start = Date.now();
  while (Date.now() === start) await new Promise(setImmediate);
}
