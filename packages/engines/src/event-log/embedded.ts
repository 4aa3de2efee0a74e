import { EngineError } from '../errors.ts';
import type { AppendedRecord, AssignedPartition, ConsumeOptions, Consumer, EventLog } from '../event-log.ts';
import {
  LOG_QUEUE_BYTES,
  LOG_RETENTION_CHUNK,
  LOG_RETENTION_INTERVAL_MS,
  LOG_RETENTION_MS,
  LOG_TRANSACTION_BYTES,
  PARTITION_COUNT,
  REASSIGN_PAUSE_MS,
} from '../limits.ts';
import type { Logger } from '../logger.ts';
import { type DirectoryLock, lockDirectory } from '../process/directory-lock.ts';
import { sleep } from '../process/sleep.ts';
import { DurableWriter } from './durable-writer.ts';
import { GroupCoordinator } from './group-coordinator.ts';
import { LogStore, type PartitionId } from './log-store.ts';
import { partitionOf } from './murmur2.ts';
import { Partition } from './partition.ts';

export type EmbeddedLogOptions = {
  /** Belongs to this log alone; created when missing. */
  readonly directory: string;
  readonly logger: Logger;
  /**
   * How long records are kept at least, ms.
   * @defaultValue 24 hours
   */
  readonly retentionMs?: number;
};

/** The embedded log, with what only tests and the operator of one process need. */
export type EmbeddedLog = EventLog & {
  /** Removes records older than the retention that every known group has committed. */
  retain(): Promise<void>;
};

/**
 * Opens the event log of one process: lmdb with one flush for all appends that arrive together.
 *
 * Throws `EngineError`: `data_directory_locked` when another process has it open, `log_unavailable` when its files are
 * damaged.
 */
export async function openEmbeddedLog(options: EmbeddedLogOptions): Promise<EmbeddedLog> {
  const lock = await lockDirectory(options.directory);
  try {
    return new LmdbEventLog(options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** How long a partition is a consumer's: asked back by `revoked`, given back with `returned`. */
type Tenure = { readonly revoked: AbortSignal; readonly returned: AbortSignal };

class LmdbEventLog implements EmbeddedLog {
  readonly partitionCount = PARTITION_COUNT;
  readonly #lock: DirectoryLock;
  readonly #logger: Logger;
  readonly #retentionMs: number;
  readonly #store: LogStore;
  readonly #writer: DurableWriter;
  readonly #partitions = new Map<string, Partition>();
  readonly #ids = new Map<Partition, PartitionId>();
  readonly #coordinators = new Map<string, GroupCoordinator>();
  readonly #retention: NodeJS.Timeout;
  #closing: Promise<void> | undefined;

  constructor(options: EmbeddedLogOptions, lock: DirectoryLock) {
    this.#lock = lock;
    this.#logger = options.logger;
    this.#retentionMs = options.retentionMs ?? LOG_RETENTION_MS;
    this.#store = new LogStore(options.directory);
    this.#writer = new DurableWriter({
      store: this.#store,
      maxQueuedBytes: LOG_QUEUE_BYTES,
      maxTransactionBytes: LOG_TRANSACTION_BYTES,
      onFailure: () => this.#forgetOffsetsGivenOut(),
    });
    this.#retention = setInterval(() => this.#retainInBackground(), LOG_RETENTION_INTERVAL_MS).unref();
  }

  get id(): string {
    return this.#store.id;
  }

  async append(topic: string, record: { key: string; value: Uint8Array }): Promise<AppendedRecord> {
    const id = { topic, partition: partitionOf(record.key, this.partitionCount) };
    const partition = this.#partition(id);
    const timestamp = Date.now();
    let offset = -1;
    await this.#writer.write({
      bytes: record.value.length + record.key.length,
      apply: () => {
        offset = partition.takeOffset();
        this.#store.putRecord(id, { ...record, offset, timestamp });
      },
    });
    partition.confirm(offset);
    return { partition: id.partition, offset };
  }

  async consume(options: ConsumeOptions): Promise<Consumer> {
    const { group, topic } = options;
    await this.#writer.write({ bytes: 0, apply: () => this.#store.putGroup(topic, group) });
    const key = JSON.stringify([group, topic]);
    let coordinator = this.#coordinators.get(key);
    if (!coordinator) {
      coordinator = new GroupCoordinator(this.partitionCount, (member, partition, revoked) =>
        this.#run(member, partition, revoked),
      );
      this.#coordinators.set(key, coordinator);
    }
    return coordinator.join({ ...options });
  }

  async endOffset(topic: string, partition: number): Promise<number> {
    return this.#partition({ topic, partition }).durableEnd;
  }

  async retain(): Promise<void> {
    const before = Date.now() - this.#retentionMs;
    for (const topic of this.#store.topics()) {
      for (let partition = 0; partition < this.partitionCount; partition++) {
        await this.#retainPartition({ topic, partition }, before);
      }
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#retention);
    await Promise.all([...this.#coordinators.values()].map((coordinator) => coordinator.stop()));
    await this.#writer.close();
    await this.#store.close();
    await this.#lock.release();
  }

  #partition(id: PartitionId): Partition {
    const key = `${id.partition} ${id.topic}`;
    let partition = this.#partitions.get(key);
    if (!partition) {
      partition = new Partition(this.#store.end(id));
      this.#partitions.set(key, partition);
      this.#ids.set(partition, id);
    }
    return partition;
  }

  #forgetOffsetsGivenOut(): void {
    for (const [partition, id] of this.#ids) partition.resetTo(this.#store.end(id));
  }

  async #run(member: ConsumeOptions, partition: number, revoked: AbortSignal): Promise<void> {
    const id = { topic: member.topic, partition };
    while (!revoked.aborted) {
      const returned = new AbortController();
      try {
        await member.process(this.#assigned(member.group, id, { revoked, returned: returned.signal }));
        return;
      } catch (error) {
        if (revoked.aborted) return;
        member.onError(error, id);
        await sleep(REASSIGN_PAUSE_MS, revoked);
      } finally {
        returned.abort();
      }
    }
  }

  #assigned(group: string, id: PartitionId, { revoked, returned }: Tenure): AssignedPartition {
    const partition = this.#partition(id);
    let position = this.#store.place(group, id)?.offset ?? 0;
    return {
      ...id,
      revoked,
      committed: async () => this.#store.place(group, id),
      seek: (offset) => {
        position = offset;
      },
      read: async ({ maxRecords, maxBytes, maxWaitMs }) => {
        const patience = AbortSignal.any([
          revoked,
          ...(maxWaitMs === undefined ? [] : [AbortSignal.timeout(maxWaitMs)]),
        ]);
        for (;;) {
          await partition.waitBeyond(position, patience);
          if (revoked.aborted) return [];
          const to = partition.durableEnd;
          const records = this.#store.read(id, { from: position, to, maxRecords, maxBytes });
          const last = records.at(-1);
          // Nothing between here and the end: retention removed it, and the next record is yet to come.
          position = last ? last.offset + 1 : Math.max(position, to);
          if (last || patience.aborted) return records;
        }
      },
      commit: async (place) => {
        // The next owner waits until `process` has returned, so what was under way may still be finished.
        if (returned.aborted) {
          throw new EngineError(
            'partition_lost',
            `Partition ${id.partition} of ${id.topic} went to another consumer.`,
          );
        }
        await this.#writer.write({ bytes: 0, apply: () => this.#store.putPlace(group, id, place) });
      },
    };
  }

  #retainInBackground(): void {
    this.retain().catch((error: unknown) => {
      if (!this.#closing) this.#logger.error({ error }, 'old records of the event log could not be removed');
    });
  }

  async #retainPartition(id: PartitionId, before: number): Promise<void> {
    const partition = this.#partition(id);
    const committed = this.#store
      .groupsOf(id.topic)
      .map((group) => this.#store.place(group, id)?.offset ?? 0);
    const end = Math.min(partition.durableEnd, ...committed);
    const boundary = this.#store.offsetAt(id, before, end);
    let removed = LOG_RETENTION_CHUNK;
    while (removed === LOG_RETENTION_CHUNK) {
      await this.#writer.write({
        bytes: 0,
        apply: () => {
          removed = this.#store.removeBelow(id, boundary, LOG_RETENTION_CHUNK);
        },
      });
    }
  }
}
