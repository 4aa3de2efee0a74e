import type { AssignedPartition, EventLog, Logger, LogRecord } from '@gosight/engines';
import { TOPICS } from '../topics.ts';
import { type DeadLetter, deadLetter } from './dead-letter.ts';
import { formatIntent } from './intent.ts';
import type { RecordContext, RecordHandler } from './record-handler.ts';

export type ProcessChunkOptions<Row> = Pick<RecordContext, 'identities'> & {
  readonly partition: AssignedPartition;
  readonly log: Pick<EventLog, 'id' | 'append'>;
  readonly handler: RecordHandler<Row>;
  readonly logger: Logger;
};

/**
 * Does one chunk of offsets, records a to b of a partition, both included:
 *
 * 1. commit offset a with the intent `a-b` as metadata;
 * 2. insert the rows of a to b with token `<log id>/<topic>/<partition>/a-b`, again and again until ClickHouse has them;
 * 3. append what could not be processed to the dead letters;
 * 4. commit offset b + 1, the next to process, with empty metadata.
 *
 * @returns false when the partition was revoked before the rows were surely stored
 */
export async function processChunk<Row>(
  records: readonly LogRecord[],
  options: ProcessChunkOptions<Row>,
): Promise<boolean> {
  const { log, partition, handler } = options;
  const first = records[0]?.offset;
  const last = records.at(-1)?.offset;
  if (first === undefined || last === undefined) return true;
  const intent = formatIntent({ first, last });
  await partition.commit({ offset: first, metadata: intent });

  const { rows, deadLetters } = await chunkRows(records, options);
  const token = `${log.id}/${partition.topic}/${partition.partition}/${intent}`;
  if (rows.length > 0 && !(await handler.insertBlock(rows, { token, signal: partition.revoked })))
    return false;
  handler.stored?.(partition.partition, rows);
  for (const letter of deadLetters) await appendDeadLetter(letter, options);

  await partition.commit({ offset: last + 1, metadata: '' });
  return true;
}

async function chunkRows<Row>(records: readonly LogRecord[], options: ProcessChunkOptions<Row>) {
  const { log, partition, handler, identities } = options;
  const context = { logId: log.id, partition: partition.partition, identities };
  const rows: Row[] = [];
  const deadLetters: DeadLetter[] = [];
  for (const record of records) {
    try {
      const processed = await handler.processRecord(record, context);
      rows.push(...processed.rows);
      if (processed.damage) deadLetters.push(deadLetter(record, partition, processed.damage));
    } catch (error) {
      deadLetters.push(deadLetter(record, partition, error));
    }
  }
  return { rows, deadLetters };
}

async function appendDeadLetter(
  letter: DeadLetter,
  { log, logger }: Pick<ProcessChunkOptions<never>, 'log' | 'logger'>,
): Promise<void> {
  const { topic, partition, offset, reason } = letter;
  logger.warn(
    { topic, partition, offset, reason },
    'A record cannot be processed: it goes to the dead letters',
  );
  await log.append(TOPICS.deadLetter, { key: letter.key, value: Buffer.from(JSON.stringify(letter)) });
}
