import type { LogRecord } from '@gosight/engines';
import type { InsertBlock } from '../write/block-writer.ts';
import type { BatchIdentities } from './batch-identities.ts';
import type { IdentitySource } from './load-identities.ts';
import type { ChunkLimits } from './read-chunk.ts';

/** Where a record stands and what came before it. */
export type RecordContext = {
  readonly logId: string;
  readonly partition: number;
  /** The stored batches that came before; the record's own is added when it gives rows. */
  readonly identities: BatchIdentities;
};

/** What became of a record. */
export type ProcessedRecord<Row> = {
  /** None when the client sent its batch before. */
  readonly rows: readonly Row[];
  /** Why the record goes to the dead letters although it gave rows. */
  readonly damage?: Error;
};

/** What is particular about the records of one topic; the loop is the same for all (`createPartitionProcessor`). */
export type RecordHandler<Row> = {
  readonly chunkLimits: ChunkLimits;
  /** Where the stored batches of this topic stand. */
  readonly identitySource: IdentitySource;
  /**
   * Makes the rows of one record: a function of the record and of what came before it in its partition alone, so that a
   * chunk of offsets done again gives the same rows. What it throws sends the record to the dead letters.
   */
  processRecord(
    record: LogRecord,
    context: RecordContext,
  ): ProcessedRecord<Row> | Promise<ProcessedRecord<Row>>;
  readonly insertBlock: InsertBlock<Row>;
  /** Called before the first record of an assigned partition, with the offset of that record. */
  assigned?(partition: number, from: { readonly logId: string; readonly offset: number }): Promise<void>;
  /** Called with rows once they are stored; after a crash maybe again. */
  stored?(partition: number, rows: readonly Row[]): void;
  /** Called when a partition is no longer assigned. */
  released?(partition: number): void;
};
