import type { LogRecord } from '@gosight/engines';
import { ProcessError } from '../errors.ts';
import { uint64Text } from '../identifiers.ts';
import type { EventRow } from '../write/event-row.ts';
import { eventRows } from '../write/rows.ts';
import type { UserAgent } from './enrich/user-agent.ts';
import { checkRecordIds, openRecord } from './open-record.ts';
import type { ProcessedRecord, RecordContext } from './record-handler.ts';

export type EventRecordContext = RecordContext & {
  readonly parseUserAgent: (userAgent: string) => UserAgent;
};

/** The rows of a record of events (`RecordHandler.processRecord`). */
export function processEventRecord(
  record: LogRecord,
  context: EventRecordContext,
): ProcessedRecord<EventRow> {
  const { header, batch, hash } = openRecord(record);
  const { events } = batch;
  if (events === undefined) throw new ProcessError('bad_record', 'The record holds no events.');
  checkRecordIds(events);

  const identity = {
    projectId: header.projectId,
    streamId: uint64Text(events.streamId),
    seq: events.batchSeq,
    hash,
    receivedAt: header.receivedAt,
  };
  const repetition = context.identities.compare(identity);
  if (repetition === 'duplicate') return { rows: [] };
  const rows = eventRows({
    header,
    batch: events,
    userAgent: context.parseUserAgent(header.userAgent),
    batchHash: hash,
    isConflict: repetition === 'conflict',
    logId: context.logId,
    partition: context.partition,
    offset: record.offset,
  });
  if (rows.length > 0) context.identities.add(identity);
  return { rows };
}
