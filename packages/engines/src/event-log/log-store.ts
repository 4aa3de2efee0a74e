import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase, type RootDatabaseOptionsWithPath } from 'lmdb';
import { EngineError } from '../errors.ts';
import type { CommittedOffset, LogRecord } from '../event-log.ts';
import { checkStoreFile } from './check-store-file.ts';
import { decodeStored, encodeStored, storedTimestamp } from './record-codec.ts';

type RecordKey = [topic: string, partition: number, offset: number];

/** Where a partition lies, for the methods of `LogStore`. */
export type PartitionId = { readonly topic: string; readonly partition: number };

/** The tables of the embedded log in one lmdb environment. Writes belong into `transaction`. */
export class LogStore {
  /** Random, made with the store. */
  readonly id: string;
  readonly #root: RootDatabase;
  readonly #records: Database<Buffer, RecordKey>;
  readonly #starts: Database<number, [string, number]>;
  readonly #places: Database<CommittedOffset, [group: string, topic: string, partition: number]>;
  readonly #groups: Database<number, [topic: string, group: string]>;

  /** Opens or creates the environment; throws `EngineError` code `log_unavailable` when the files are not ours. */
  constructor(directory: string) {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      checkStoreFile(join(directory, 'data.mdb'));
      this.#root = open(storeOptions(directory));
      this.#records = this.#root.openDB({ name: 'records', encoding: 'binary' });
      this.#starts = this.#root.openDB({ name: 'starts', encoding: 'msgpack' });
      this.#places = this.#root.openDB({ name: 'places', encoding: 'msgpack' });
      this.#groups = this.#root.openDB({ name: 'groups', encoding: 'msgpack' });
      this.id = storeId(this.#root.openDB({ name: 'properties', encoding: 'msgpack' }));
    } catch (cause) {
      throw new EngineError(
        'log_unavailable',
        `The event log in ${directory} cannot be opened (${cause}). Move the directory away to start with an empty log.`,
        { cause },
      );
    }
  }

  /** Runs `write` in one transaction and resolves once it is on disk; rejects when none of it was stored. */
  async transaction(write: () => void): Promise<void> {
    try {
      await this.#root.childTransaction(write);
    } catch (error) {
      throw await commitError(error);
    }
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  putRecord({ topic, partition }: PartitionId, record: LogRecord): void {
    this.#records.putSync([topic, partition, record.offset], encodeStored(record));
  }

  putPlace(group: string, { topic, partition }: PartitionId, place: CommittedOffset): void {
    this.#places.putSync([group, topic, partition], { offset: place.offset, metadata: place.metadata });
  }

  /** Remembers that a group reads a topic, so that retention waits for it. */
  putGroup(topic: string, group: string): void {
    this.#groups.putSync([topic, group], 1);
  }

  /** Removes up to `count` records below `end`, moves the partition's start behind them and says how many. */
  removeBelow({ topic, partition }: PartitionId, end: number, count: number): number {
    const offsets = [
      ...this.#records
        .getKeys({ start: [topic, partition, 0], end: [topic, partition, end], limit: count })
        .map((key) => key[2]),
    ];
    const last = offsets.at(-1);
    if (last === undefined) return 0;
    this.#starts.putSync([topic, partition], last + 1);
    for (const offset of offsets) this.#records.removeSync([topic, partition, offset]);
    return offsets.length;
  }

  place(group: string, { topic, partition }: PartitionId): CommittedOffset | undefined {
    return this.#places.get([group, topic, partition]);
  }

  groupsOf(topic: string): string[] {
    return [...this.#groups.getKeys({ start: [topic, ''], end: [topic, '\uffff'] }).map((key) => key[1])];
  }

  topics(): string[] {
    const topics: string[] = [];
    for (;;) {
      const last = topics.at(-1);
      const start: RecordKey | undefined =
        last === undefined ? undefined : [last, Number.MAX_SAFE_INTEGER, 0];
      const [next] = this.#records.getKeys({ ...(start && { start }), limit: 1 });
      if (next === undefined) return topics;
      topics.push(next[0]);
    }
  }

  /** The offset after the last record ever stored. */
  end({ topic, partition }: PartitionId): number {
    const [last] = this.#records.getKeys({
      start: [topic, partition, Number.MAX_SAFE_INTEGER],
      end: [topic, partition, 0],
      inclusiveEnd: true,
      reverse: true,
      limit: 1,
    });
    return last === undefined ? (this.#starts.get([topic, partition]) ?? 0) : last[2] + 1;
  }

  /** Records from `from` up to but not including `to`, bounded by count and bytes but never less than one. */
  read(
    { topic, partition }: PartitionId,
    range: { from: number; to: number; maxRecords: number; maxBytes: number },
  ): LogRecord[] {
    const found: LogRecord[] = [];
    let bytes = 0;
    // A read earlier in this turn of the event loop would otherwise have pinned an older snapshot.
    this.#root.resetReadTxn();
    const entries = this.#records.getRange({
      start: [topic, partition, range.from],
      end: [topic, partition, range.to],
      limit: Math.max(1, range.maxRecords),
    });
    for (const { key, value } of entries) {
      const record = decodeStored(key[2], value);
      bytes += record.value.length;
      if (found.length > 0 && bytes > range.maxBytes) break;
      found.push(record);
    }
    return found;
  }

  /** The first offset whose record is not older than `time` (Unix ms), or `end` when all are. */
  offsetAt({ topic, partition }: PartitionId, time: number, end: number): number {
    const entries = this.#records.getRange({ start: [topic, partition, 0], end: [topic, partition, end] });
    for (const { key, value } of entries) if (storedTimestamp(value) >= time) return key[2];
    return end;
  }
}

/** The id that stands in the store; a new one is on disk when this returns. */
function storeId(properties: Database<string, string>): string {
  const stored = properties.get('id');
  if (stored !== undefined) return stored;
  const id = randomBytes(8).toString('hex');
  properties.putSync('id', id);
  return id;
}

function storeOptions(path: string): RootDatabaseOptionsWithPath {
  return {
    path,
    noSubdir: false,
    encoding: 'binary',
    maxDbs: 8,
    // Plain lmdb: a commit is answered after the flush, which another thread waits for. The writer above us groups
    // commits, so lmdb's own ways to hide the flush would gain nothing; and with them, a full disk leaves promises that
    // reject unheard or never settle.
    overlappingSync: false,
    eventTurnBatching: false,
  };
}

/** lmdb keeps the reason of a failed commit in a promise of its own, which somebody has to listen to. */
async function commitError(error: unknown): Promise<unknown> {
  const { commitError: reason } = error as { commitError?: Promise<never> };
  return reason === undefined ? error : reason.catch((cause: unknown) => cause);
}
