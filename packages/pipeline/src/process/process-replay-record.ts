import type { LogRecord } from '@gosight/engines';
import { ProcessError } from '../errors.ts';
import { uint64Text } from '../identifiers.ts';
import { type ReplayChunkRow, replayChunkRow } from '../write/replay-chunk-row.ts';
import type { UserAgent } from './enrich/user-agent.ts';
import { measureReplayData } from './measure-replay-data.ts';
import { checkRecordIds, openRecord } from './open-record.ts';
import type { ProcessedRecord, RecordContext } from './record-handler.ts';

export type ReplayRecordContext = RecordContext & {
  readonly parseUserAgent: (userAgent: string) => UserAgent;
};

/**
 * The row of a record of a replay chunk (`RecordHandler.processRecord`). Where the data is damaged the row holds none and
 * stands for the gap; the dead letter keeps the bytes.
 */
export async function processReplayRecord(
  record: LogRecord,
  context: ReplayRecordContext,
): Promise<ProcessedRecord<ReplayChunkRow>> {
  const { header, batch, hash } = openRecord(record);
  const chunk = batch.replayChunk;
  if (chunk === undefined) throw new ProcessError('bad_record', 'The record holds no replay chunk.');
  checkRecordIds(chunk);

  const identity = {
    projectId: header.projectId,
    streamId: uint64Text(chunk.streamId),
    seq: chunk.chunkSeq,
    hash,
    receivedAt: header.receivedAt,
  };
  const repetition = context.identities.compare(identity);
  if (repetition === 'duplicate') return { rows: [] };
  const measured = await measureReplayData(chunk);
  const row = replayChunkRow({
    header,
    chunk,
    rawSize: measured instanceof ProcessError ? undefined : measured,
    userAgent: context.parseUserAgent(header.userAgent),
    chunkHash: hash,
    isConflict: repetition === 'conflict',
    logId: context.logId,
    partition: context.partition,
    offset: record.offset,
  });
  context.identities.add(identity);
  return measured instanceof ProcessError ? { rows: [row], damage: measured } : { rows: [row] };
}
