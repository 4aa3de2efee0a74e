import type { Engines, EventLog } from '@gosight/engines';
import { encodeRecord } from '@gosight/proto';
import type { Hono } from 'hono';
import { expect } from 'vitest';
import { type DeadLetter, type Processors, runProcessors, TOPICS } from '../../src/index.ts';
import { shopBatch } from './build-batch.ts';
import { replayBody } from './build-chunk.ts';
import { ask, eventually } from './stored.ts';
import { CHROME, createProject } from './test-project.ts';

/** A logger that says nothing. */
export const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** Sends a body that ingest must accept. */
export async function send(ingest: Hono, key: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const sent = { method: 'POST', body, headers: { 'user-agent': CHROME } };
  const response = await ingest.request(`/v1/batches?k=${key}`, sent);
  expect(response.status).toBe(202);
}

/** Runs processors on the engines, or on what the options name instead, while `work` lasts. */
export async function withProcessors(
  engines: Engines,
  work: (processors: Processors) => Promise<void>,
  options: Partial<Parameters<typeof runProcessors>[0]> = {},
): Promise<void> {
  const processors = await runProcessors({ ...engines, logger: silentLogger, ...options });
  try {
    await work(processors);
  } finally {
    await processors.stop();
  }
}

/** The header of a record that ingest could have written. */
export const recordHeader = (projectId: string, receivedAt = Date.now()) => ({
  projectId,
  receivedAt,
  clockOffset: 0,
  clientAddress: '127.0.0.0',
  userAgent: CHROME,
  requestId: 'r',
  rejected: [],
});

const MARKERS = {
  events: { table: 'events', body: () => shopBatch({ events: [{ page: 1, pageHidden: {} }] }) },
  replay: { table: 'replay_chunks', body: () => replayBody() },
};

/** Waits until everything in a topic is processed: one more record in each partition comes last. */
export async function drained(
  engines: Engines,
  kind: keyof typeof MARKERS,
  log: EventLog = engines.log,
): Promise<void> {
  const { projectId } = await createProject(engines);
  const { table, body } = MARKERS[kind];
  const marked = new Set<number>();
  while (marked.size < log.partitionCount) {
    const value = encodeRecord(recordHeader(projectId), body());
    const record = await log.append(TOPICS[kind], { key: `marker:${Math.random()}`, value });
    marked.add(record.partition);
  }
  const query = `SELECT uniqExact(log_partition) AS n FROM ${table} WHERE project_id = {p: String}`;
  const stored = async () => (await ask<{ n: number }>(engines, query, { p: projectId }))[0]?.n;
  await eventually(stored, (n) => Number(n) === log.partitionCount);
}

/** How many dead letters there are. */
export async function deadLetterCount({ log }: Pick<Engines, 'log'>): Promise<number> {
  let sum = 0;
  for (let p = 0; p < log.partitionCount; p++) sum += await log.endOffset(TOPICS.deadLetter, p);
  return sum;
}

/** All dead letters. */
export async function readDeadLetters(engines: Pick<Engines, 'log'>): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  const count = await deadLetterCount(engines);
  const consumer = await engines.log.consume({
    group: `test-${Math.random()}`,
    topic: TOPICS.deadLetter,
    onError() {},
    async process(partition) {
      while (!partition.revoked.aborted) {
        for (const { value } of await partition.read({ maxRecords: 10, maxBytes: 1e6 }))
          letters.push(JSON.parse(Buffer.from(value).toString()));
      }
    },
  });
  await eventually(
    async () => letters.length,
    (n) => n === count,
  );
  await consumer.stop();
  return letters;
}
