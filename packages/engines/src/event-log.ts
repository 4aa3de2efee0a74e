/** One record of a partition. Offsets start at 0 and rise by one. */
export type LogRecord = {
  readonly offset: number;
  readonly key: string;
  readonly value: Uint8Array;
  /** Unix ms at which the log took it. */
  readonly timestamp: number;
};

/** Where a group stands in a partition: the next offset to process, and a note of the one who committed it. */
export type CommittedOffset = {
  readonly offset: number;
  /** @defaultValue `''` */
  readonly metadata: string;
};

/** A partition that this consumer owns until `revoked` is aborted. */
export type AssignedPartition = {
  readonly topic: string;
  readonly partition: number;
  /** Aborted when the partition is to go to another consumer or the consumer stops: finish what is under way and return. */
  readonly revoked: AbortSignal;
  /** What the group committed last, or undefined where it never did. */
  committed(): Promise<CommittedOffset | undefined>;
  /** Moves the place from which `read` goes on. */
  seek(offset: number): void;
  /**
   * Waits for at least one record and returns up to `maxRecords` of them in order, at most `maxBytes` of values (but
   * never less than one record). Returns an empty list when `revoked` is aborted or `maxWaitMs` is over.
   */
  read(limits: ReadLimits): Promise<LogRecord[]>;
  /**
   * Stores the group's place durably, also after `revoked` as long as nobody else owns the partition. Rejects with
   * `EngineError` code `partition_lost` when it is no longer owned: the caller must stop working on it.
   */
  commit(place: CommittedOffset): Promise<void>;
};

export type ReadLimits = {
  readonly maxRecords: number;
  readonly maxBytes: number;
  /** @defaultValue waits until a record comes or the partition is revoked */
  readonly maxWaitMs?: number;
};

export type ConsumeOptions = {
  readonly group: string;
  readonly topic: string;
  /** Runs once for each assigned partition. When it rejects, `onError` is told and the partition is assigned again after a pause. */
  readonly process: (partition: AssignedPartition) => Promise<void>;
  readonly onError: (error: unknown, partition: { topic: string; partition: number }) => void;
};

export type Consumer = {
  /** Revokes all partitions and waits until every `process` has returned. */
  stop(): Promise<void>;
};

export type AppendedRecord = { readonly partition: number; readonly offset: number };

/**
 * An ordered, durable, partitioned log of opaque records with consumer groups.
 *
 * Two implementations: `event-log/embedded.ts` (lmdb, one process) and Kafka. The contract suite
 * `test/contract/event-log.ts` runs on each.
 */
export type EventLog = {
  /**
   * Tells this log from every other one: given when the log is made and kept for good, so that a log whose files were
   * removed has another. An offset means something only together with it.
   */
  readonly id: string;
  /** How many partitions a topic has; the same for all topics of a log. */
  readonly partitionCount: number;
  /**
   * Appends one record to the partition that the key hashes to. Resolves only once it is durable: it survives the death
   * of this process and of the machine.
   *
   * Rejects with `EngineError` code `log_unavailable` when it can't be stored; the record is then not in the log, or, if
   * the answer was lost, may be.
   */
  append(topic: string, record: { key: string; value: Uint8Array }): Promise<AppendedRecord>;
  consume(options: ConsumeOptions): Promise<Consumer>;
  /** The offset that the next record of a partition will get. */
  endOffset(topic: string, partition: number): Promise<number>;
  close(): Promise<void>;
};
