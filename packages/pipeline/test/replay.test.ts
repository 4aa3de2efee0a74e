import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type ReplayChunkAdded, replayChannel } from '@gosight/engines';
import { openTestEngines } from '@gosight/engines/testing';
import { encodeRecord } from '@gosight/proto';
import { ChunkEncoding } from '@gosight/proto/encode';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidText } from '../src/identifiers.ts';
import { createIngest, TOPICS } from '../src/index.ts';
import { INGEST_LIMITS } from '../src/limits.ts';
import { newStream, shopBatch } from './support/build-batch.ts';
import { recordingText, replayBody } from './support/build-chunk.ts';
import { type CommitFault, faultyLog } from './support/faulty-log.ts';
import {
  deadLetterCount,
  drained,
  readDeadLetters,
  recordHeader,
  send,
  silentLogger,
  withProcessors,
} from './support/run-pipeline.ts';
import { eventually, totals } from './support/stored.ts';
import { type ReplayTotals, replayTotals, storedBytes, storedChunks } from './support/stored-replay.ts';
import { CHROME, createProject } from './support/test-project.ts';

let engines: Awaited<ReturnType<typeof openTestEngines>>;
let ingest: Hono;

beforeAll(async () => {
  engines = await openTestEngines();
  ingest = createIngest({ ...engines, logger: silentLogger });
});
afterAll(() => engines?.close());

/** Sends bodies while processors run, and waits until all are stored. */
async function sendAll(key: string, bodies: Uint8Array<ArrayBuffer>[]): Promise<void> {
  await withProcessors(engines, async () => {
    for (const body of bodies) await send(ingest, key, body);
    await drained(engines, 'replay');
  });
}

/** Both tables tell of as many sound chunks, each of a session of its own unless said otherwise. */
function expectExactly(stored: ReplayTotals, chunks: number, sessions = chunks): void {
  expect(stored).toMatchObject({ chunks, identities: chunks, conflicts: 0, damaged: 0 });
  expect(stored).toMatchObject({ sessions, sessionChunks: chunks, sessionDamaged: 0 });
  expect(stored.sessionBytes).toBe(stored.bytes);
}

describe('a replay chunk', () => {
  it('becomes a row with the very bytes, and its session has a replay', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = newStream();
    const text = recordingText(3000);
    const data = gzipSync(text);
    const lastTs = Date.now() - 3_600_000;
    const chunk = { ...stream, chunkSeq: 7, hasFullSnapshot: true, eventCount: 42, rawSize: 1, data };
    const sent = `/v1/batches?k=${key}&t=${Date.now() - 3_600_000}`;
    await withProcessors(engines, async () => {
      const body = replayBody({ ...chunk, firstTs: lastTs - 5000, lastTs });
      const answer = await ingest.request(sent, { method: 'POST', body, headers: { 'user-agent': CHROME } });
      expect(answer.status).toBe(202);
      expect(await answer.json()).toEqual({ accepted: 1, rejected: [], duplicate: false });
      await drained(engines, 'replay');
    });

    const [row] = await storedChunks(engines, projectId);
    expect(row).toMatchObject({
      session_id: uuidText(stream.sessionId),
      visitor_id: uuidText(stream.visitorId),
      session_day: new Date().toISOString().slice(0, 10),
      stream: Buffer.from(stream.streamId).toString('hex').toUpperCase(),
      tab_id: Buffer.from(stream.tabId).readBigUInt64BE().toString(),
      chunk_seq: 7,
      has_full_snapshot: true,
      event_count: 42,
      raw_size: text.length,
      size: data.length,
      encoding: 'gzip',
      url: 'https://www.shop.example/products/42?utm_source=news',
      path: '/products/42',
      path_group: '/products/:id',
      device: 'desktop',
      is_bot: false,
      viewport_width: 1200,
      viewport_height: 800,
      is_damaged: false,
      is_conflict: false,
      log_id: engines.log.id,
    });
    expect(row?.data.equals(data)).toBe(true);
    expect((await storedBytes(engines, projectId, 7)).equals(data)).toBe(true);
    const offset = Number(row?.['clock_offset']);
    expect(offset).toBeGreaterThanOrEqual(3_600_000);
    expect([Number(row?.['first_ms']), Number(row?.['last_ms'])]).toEqual([
      lastTs - 5000 + offset,
      lastTs + offset,
    ]);
    expectExactly(await replayTotals(engines, projectId), 1);
  });

  it('of any bytes comes back as it was, up to the largest ingest takes', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = newStream();
    const sizes = [0, 1, 126, 127, 128, 16_383, 70_000, 600_000, INGEST_LIMITS.maxReplayBodyBytes - 500];
    const pieces = sizes.map((size) =>
      Buffer.concat([Buffer.from('['), randomBytes(size), Buffer.from(']')]),
    );
    pieces.push(
      Buffer.from(`[${String.fromCharCode(...Array(256).keys())}\n\nDROP TABLE events\n]`, 'latin1'),
    );
    await sendAll(
      key,
      pieces.map((data, chunkSeq) =>
        replayBody({ ...stream, chunkSeq, encoding: ChunkEncoding.IDENTITY, data }),
      ),
    );
    const stored = await storedChunks(engines, projectId);
    expect(stored.map(({ data }) => data.length)).toEqual(pieces.map(({ length }) => length));
    for (const [seq, piece] of pieces.entries()) expect(stored[seq]?.data.equals(piece)).toBe(true);
    expectExactly(await replayTotals(engines, projectId), pieces.length, 1);
  });

  it('sent three times is stored once, also by a processor that starts anew', async () => {
    const { projectId, key } = await createProject(engines);
    const body = replayBody();
    await sendAll(key, [body, body]);
    await sendAll(key, [body]);
    expectExactly(await replayTotals(engines, projectId), 1);
  });

  it('with the identity of another but other bytes is stored and marked', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = newStream();
    const other = replayBody({ ...stream, data: gzipSync('[1]') });
    await sendAll(key, [replayBody(stream), other, other]);
    expect(await replayTotals(engines, projectId)).toMatchObject({
      chunks: 2,
      identities: 2,
      conflicts: 1,
      sessions: 1,
      sessionChunks: 2,
    });
  });

  it('of a clock that is years off keeps its length and counts as of its arrival', async () => {
    const { projectId, key } = await createProject(engines);
    await sendAll(key, [
      replayBody({ firstTs: 1000, lastTs: 3000 }),
      replayBody({ lastTs: Number.MAX_SAFE_INTEGER }),
    ]);
    const stored = await storedChunks(engines, projectId);
    const spans = stored.map((row) => [
      Number(row['last_ms']) - Number(row['first_ms']),
      Number(row['last_ms']) - Date.parse(String(row['received_at']).replace(' ', 'T').concat('Z')),
    ]);
    expect(spans.sort()).toEqual([
      [2000, 0],
      [900, 0],
    ]);
  });

  it('is announced to who watches its session', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = { ...newStream(), streamId: new Uint8Array([0, 0, 0, 0, 0, 0, 1, 255]) };
    const sessionId = uuidText(stream.sessionId);
    const heard: ReplayChunkAdded[] = [];
    const stop = await engines.cache.subscribe(replayChannel(projectId, sessionId), (message) =>
      heard.push(JSON.parse(message)),
    );
    const chunks = [0, 1, 2].map((chunkSeq) => replayBody({ ...stream, chunkSeq }));
    await sendAll(key, [...chunks, chunks[1] ?? new Uint8Array(), replayBody()]);
    await stop();
    expect(heard).toEqual(
      [0, 1, 2].map((sequence) => ({ sessionId, streamId: '00000000000001ff', sequence })),
    );
  });
});

describe('a damaged chunk', () => {
  it('stands as a gap without bytes, goes to the dead letters, and the rest flows', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = newStream();
    const whole = gzipSync(recordingText(5000));
    const bombs = Buffer.concat([Buffer.from('['), Buffer.alloc(INGEST_LIMITS.maxReplayRawBytes, ' ')]);
    const pieces = [
      whole,
      whole.subarray(0, whole.length - 20),
      whole,
      randomBytes(300),
      gzipSync(bombs),
      gzipSync('{"not":"an array"}'),
      whole,
    ];
    const bodies = pieces.map((data, chunkSeq) => replayBody({ ...stream, chunkSeq, data, rawSize: 4711 }));
    const before = await deadLetterCount(engines);
    await sendAll(key, [...bodies, ...bodies]);

    const stored = await storedChunks(engines, projectId);
    expect(stored.map((row) => row['is_damaged'])).toEqual([false, true, false, true, true, true, false]);
    expect(stored[1]).toMatchObject({
      chunk_seq: 1,
      size: whole.length - 20,
      raw_size: 4711,
      encoding: 'gzip',
    });
    for (const [seq, row] of stored.entries()) {
      expect(row.data.equals(row['is_damaged'] ? Buffer.alloc(0) : (pieces[seq] ?? whole))).toBe(true);
    }
    expect(await replayTotals(engines, projectId)).toMatchObject({
      chunks: 7,
      damaged: 4,
      sessionChunks: 7,
      sessionDamaged: 4,
      sessionBytes: 3 * whole.length,
    });

    expect(await deadLetterCount(engines)).toBe(before + 4);
    const letters = (await readDeadLetters(engines)).filter((letter) => letter.key.startsWith(projectId));
    expect(letters.map(({ reason }) => reason).sort()).toEqual(
      [
        'ProcessError: Its gzip is broken.',
        'ProcessError: Its gzip is broken.',
        'ProcessError: It inflates to more than a chunk may have.',
        'ProcessError: It is no JSON array.',
      ].sort(),
    );
    const kept = letters.map(({ value }) => Buffer.from(value, 'base64'));
    expect(kept.some((value) => value.includes(pieces[3] ?? whole))).toBe(true);
  });

  it('and a record that is none at all is told apart: it leaves no row', async () => {
    const { projectId, key } = await createProject(engines);
    const poison = [
      Buffer.from('garbage'),
      encodeRecord(recordHeader(projectId), shopBatch()),
      encodeRecord(recordHeader(''), replayBody()),
      encodeRecord(recordHeader(projectId), replayBody({ sessionId: new Uint8Array(3) })),
    ];
    const before = await deadLetterCount(engines);
    await withProcessors(engines, async () => {
      for (const value of poison) {
        await engines.log.append(TOPICS.replay, { key: `${projectId}:x`, value });
        await send(ingest, key, replayBody());
      }
      await drained(engines, 'replay');
    });
    expectExactly(await replayTotals(engines, projectId), poison.length);
    expect(await deadLetterCount(engines)).toBe(before + poison.length);
  });
});

describe('a replay processor that dies', () => {
  const isIntent = ({ metadata }: { metadata: string }) => metadata !== '';
  it.each<[string, CommitFault]>([
    ['before the intent', (place) => (isIntent(place) ? 'before' : undefined)],
    ['after the intent', (place) => (isIntent(place) ? 'after' : undefined)],
    ['after the insert', (place) => (isIntent(place) ? undefined : 'before')],
    ['after the last commit', (place) => (isIntent(place) ? undefined : 'after')],
  ])('%s: every chunk is stored exactly once, and every event beside it', async (_name, fault) => {
    const { projectId, key } = await createProject(engines);
    const streams = Array.from({ length: 8 }, () => newStream());
    const chunks = streams.map((stream) => replayBody(stream));
    for (const [i, chunk] of chunks.entries()) {
      await send(ingest, key, chunk);
      await send(ingest, key, shopBatch(streams[i]));
    }
    for (const chunk of chunks.slice(0, 3)) await send(ingest, key, chunk);

    let deaths = 0;
    const die: CommitFault = (place) => {
      const when = deaths < 12 ? fault(place) : undefined;
      if (when !== undefined) deaths += 1;
      return when;
    };
    const seen = async () => deaths;
    await withProcessors(engines, async () => void (await eventually(seen, (n) => n >= 4)), {
      log: faultyLog(engines.log, die),
    });
    // More records behind the intent must not move its bounds.
    for (const chunk of chunks.slice(0, 3)) await send(ingest, key, chunk);
    await send(ingest, key, replayBody());
    await withProcessors(engines, async () => {
      await drained(engines, 'replay');
      await drained(engines, 'events');
    });

    expect(deaths).toBeGreaterThan(0);
    expectExactly(await replayTotals(engines, projectId), 9);
    expect(await totals(engines, projectId)).toMatchObject({ events: 40, identities: 40, siteEvents: 40 });
  });

  it('with the answer of its insert lost stores nothing twice', async () => {
    const { projectId, key } = await createProject(engines);
    let lost = 0;
    const clickhouse = new Proxy(engines.clickhouse, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== 'exec') return typeof value === 'function' ? value.bind(target) : value;
        return async (params: Parameters<typeof target.exec>[0]) => {
          const result = await target.exec(params);
          if (lost++ % 2 === 1) return result;
          result.stream.resume();
          throw new Error('socket hang up');
        };
      },
    });
    await withProcessors(
      engines,
      async () => {
        for (let i = 0; i < 6; i++) await send(ingest, key, replayBody());
        await drained(engines, 'replay');
      },
      { clickhouse },
    );
    expect(lost).toBeGreaterThan(1);
    expectExactly(await replayTotals(engines, projectId), 6);
  });
});
