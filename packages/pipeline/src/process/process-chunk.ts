import type { AssignedPartition, EventLog, Logger, LogRecord } from '@gosight/engines';
import { TOPICS } from '../topics.ts';
import type { EventWriter } from '../write/clickhouse-writer.ts';
import type { EventRow } from '../write/event-row.ts';
import { type DeadLetter, deadLetter } from './dead-letter.ts';
import { formatIntent } from './intent.ts';
import type { LiveMetrics } from './live-metrics.ts';
import { type ProcessRecordOptions, processRecord } from './process-record.ts';

export type ProcessChunkOptions = Omit<ProcessRecordOptions, 'logId' | 'partition'> & {
  readonly partition: AssignedPartition;
  readonly log: Pick<EventLog, 'id' | 'append'>;
  readonly writer: EventWriter;
  readonly live: LiveMetrics;
  readonly logger: Logger;
};

/**
 * Does one chunk, records a to b of a partition, both included:
 *
 * 1. commit offset a with the intent `a-b` as metadata;
 * 2. insert the rows of a to b with token `<log id>/<topic>/<partition>/a-b`, again and again until ClickHouse has them;
 * 3. append what could not be processed to the dead letters;
 * 4. commit offset b + 1, the next to process, with empty metadata.
 *
 * @returns false when the partition was revoked before the rows were surely stored
 */
export async function processChunk(
  records: readonly LogRecord[],
  options: ProcessChunkOptions,
): Promise<boolean> {
  const { log, partition, writer, live } = options;
  const first = records[0]?.offset;
  const last = records.at(-1)?.offset;
  if (first === undefined || last === undefined) return true;
  const intent = formatIntent({ first, last });
  await partition.commit({ offset: first, metadata: intent });

  const { rows, deadLetters } = chunkRows(records, options);
  const token = `${log.id}/${partition.topic}/${partition.partition}/${intent}`;
  if (rows.length > 0 && !(await writer.insertEvents(rows, { token, signal: partition.revoked })))
    return false;
  live.observe(partition.partition, rows);
  for (const letter of deadLetters) await appendDeadLetter(letter, options);

  await partition.commit({ offset: last + 1, metadata: '' });
  return true;
}

function chunkRows(records: readonly LogRecord[], options: ProcessChunkOptions) {
  const { log, partition } = options;
  const rows: EventRow[] = [];
  const deadLetters: DeadLetter[] = [];
  for (const record of records) {
    try {
      rows.push(...processRecord(record, { ...options, logId: log.id, partition: partition.partition }));
    } catch (error) {
      deadLetters.push(deadLetter(record, partition, error));
    }
  }
  return { rows, deadLetters };
}

async function appendDeadLetter(letter: DeadLetter, { log, logger }: ProcessChunkOptions): Promise<void> {
  const { topic, partition, offset, reason } = letter;
  logger.warn(
    { topic, partition, offset, reason },
    'A record cannot be processed: it goes to the dead letters',
  );
  await log.append(TOPICS.deadLetter, { key: letter.key, value: Buffer.from(JSON.stringify(letter)) });
}
