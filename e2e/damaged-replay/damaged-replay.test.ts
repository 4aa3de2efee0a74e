import { gzipSync } from 'node:zlib';
import type { ReplayChunkInput } from '@gosight/proto/encode';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readReplay } from '../replay/stored-replay.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { serveKitApp } from '../support/kit-app.ts';
import { beginVisit, sendChunk, toChunks } from '../support/send-recording.ts';
import type { Site } from '../support/serve-static.ts';
import { startTestGoSight, type TestGoSight } from '../support/start-test-gosight.ts';
import { SYNTHETIC_IDS } from '../support/synthetic-page.ts';
import { syntheticRecording } from '../support/synthetic-recording.ts';
import { readTicks, waitForTick, watchTicks } from '../support/watch-tick.ts';
import { readNotices, watchHost } from './watch-host.ts';

/**
 * Chunks by the second they begin in; a snapshot stands alone:
 * 0 snapshot, 1 … 4 = 0 … 4 s, 5 snapshot at 4 s, 6 … 9 = 4 … 8 s, 10 snapshot at 8 s, 11 and 12 = 8 … 10 s; four ticks each.
 */
const RECORDING = { durationMs: 9750, snapshotEveryMs: 4000, tickMs: 250, nodeCount: 300 };
const CHUNK_MS = 1000;
const CHUNK_COUNT = 13;
const LAST_TICK = 'tick 39';
/** Neither the second of the third chunk nor what follows it up to the snapshot at 4 s can be shown without it. */
const LOST_TICKS = Array.from({ length: 8 }, (_, index) => `tick ${8 + index}`);

let gosight: TestGoSight;
let browser: Browser;
let app: Site;
let page: Page | undefined;

beforeAll(async () => {
  [gosight, browser] = await Promise.all([startTestGoSight(), launchChromium()]);
  app = await serveKitApp(gosight);
});

afterEach(async () => {
  await page?.close();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gosight?.stop();
});

/** The chunks of a new visit, none of them sent. */
async function newRecording(): Promise<{ sessionId: string; chunks: ReplayChunkInput[] }> {
  const ids = await beginVisit(gosight.url);
  const startedAt = Date.now() - RECORDING.durationMs;
  const chunks = toChunks(syntheticRecording({ ...RECORDING, startedAt }), { ids, everyMs: CHUNK_MS });
  expect(chunks.length).toBe(CHUNK_COUNT);
  return { sessionId: ids.sessionText, chunks };
}

/** Sends chunks one after the other and waits until the API lists as many. */
async function store(sessionId: string, chunks: readonly ReplayChunkInput[]): Promise<void> {
  for (const chunk of chunks) await sendChunk(gosight.url, chunk);
  const sequences = new Set(chunks.map(({ chunkSeq }) => chunkSeq));
  await eventually(async () => {
    const { streams } = await readReplay(gosight.query, sessionId);
    expect(streams[0]?.chunks.length).toBe(sequences.size);
  });
}

async function openPlayer(sessionId: string): Promise<Page> {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await watchTicks(page);
  await watchHost(page);
  await page.goto(`${app.url}/?view=replay&session=${sessionId}`);
  await playback(page, 'paused');
  return page;
}

const playback = (admin: Page, state: string) =>
  admin.locator(`[data-gs-part="player"][data-playback="${state}"]`).waitFor({ timeout: 60_000 });
const play = (admin: Page) => admin.locator('[data-gs-part="play-button"]').click();
const gapMarks = (admin: Page) => admin.locator('[data-gs-part="gap-mark"]').count();
const isGapShown = (admin: Page) => admin.locator('[data-gs-part="gap"]').isVisible();

async function seek(admin: Page, time: number): Promise<void> {
  await admin.evaluate((at) => globalThis.seek(at), time);
  await eventually(async () => expect(await admin.evaluate(() => globalThis.now)).toBe(time));
}

/** Waits for the end; all the while the host page answers and its timer goes on. */
async function playToEnd(admin: Page): Promise<void> {
  const player = admin.locator('[data-gs-part="player"]');
  let beats = 0;
  while ((await player.getAttribute('data-playback')) !== 'ended') {
    await admin.waitForFunction((before) => globalThis.hostBeats > before, beats);
    beats = await admin.evaluate(() => globalThis.hostBeats);
    await admin.waitForTimeout(200);
  }
  expect(await admin.locator('[data-gs-part="replay-player"]').getAttribute('data-state')).toBe('ready');
}

/** What a player must do about a hole that begins at 2 s and ends with the snapshot at 4 s. */
async function expectHole(admin: Page): Promise<void> {
  await play(admin);
  await playToEnd(admin);
  const [ticks, notices] = [await readTicks(admin), await readNotices(admin)];
  expect(notices.some((notice) => /^Left out \d+ s that were not recorded$/.test(notice))).toBe(true);
  expect(ticks.filter((tick) => LOST_TICKS.includes(tick))).toEqual([]);
  expect(ticks.at(-1)).toBe(LAST_TICK);
  expect(await gapMarks(admin)).toBe(1);

  await seek(admin, 1700);
  await waitForTick(admin, 'tick 6');
  expect(await isGapShown(admin)).toBe(false);
  await seek(admin, 3000);
  await admin.locator('[data-gs-part="gap"]').getByText('Not recorded').waitFor();
  await seek(admin, 4100);
  await waitForTick(admin, 'tick 16');
  expect(await isGapShown(admin)).toBe(false);
}

describe('a recording that did not arrive whole', () => {
  it('is played around a lost chunk, from the next full snapshot on', async () => {
    const { sessionId, chunks } = await newRecording();
    await store(sessionId, chunks.toSpliced(3, 1));
    await expectHole(await openPlayer(sessionId));
  });

  it('is played around a chunk whose gzip breaks off', async () => {
    const { sessionId, chunks } = await newRecording();
    const broken = chunks[3] as ReplayChunkInput & { data: Uint8Array };
    const data = broken.data.subarray(0, Math.floor(broken.data.length / 2));
    await store(sessionId, chunks.with(3, { ...broken, data }));
    await expectHole(await openPlayer(sessionId));
  });

  it('says so where its beginning is lost, and begins with the next full snapshot', async () => {
    const { sessionId, chunks } = await newRecording();
    await store(sessionId, chunks.slice(1));
    const admin = await openPlayer(sessionId);
    await admin.locator('[data-gs-part="gap"]').getByText('Not recorded').waitFor();
    await play(admin);
    await playToEnd(admin);
    const ticks = await readTicks(admin);
    expect(ticks.every((tick) => Number(tick.slice(5)) >= 16)).toBe(true);
    expect(ticks.at(-1)).toBe(LAST_TICK);
  });

  it('ends where nothing that could be shown follows a lost chunk', async () => {
    const { sessionId, chunks } = await newRecording();
    await store(sessionId, chunks.toSpliced(9, 2));
    const admin = await openPlayer(sessionId);
    await play(admin);
    await playToEnd(admin);
    expect(await gapMarks(admin)).toBe(1);
    const ticks = await readTicks(admin);
    expect(ticks.every((tick) => Number(tick.slice(5)) < 28)).toBe(true);
    await seek(admin, 6700);
    await waitForTick(admin, 'tick 26');
  });

  it('waits for a chunk that comes late, and then leaves nothing out', async () => {
    const { sessionId, chunks } = await newRecording();
    await store(sessionId, chunks.toSpliced(3, 1));
    const admin = await openPlayer(sessionId);
    await play(admin);
    await playback(admin, 'waiting');
    await admin.locator('[data-gs-part="toast"]').getByText('Waiting for more of the recording').waitFor();
    await waitForTick(admin, 'tick 7');
    // It began to play about 2 s ago.
    await admin.waitForTimeout(1000);
    await sendChunk(gosight.url, chunks[3] as ReplayChunkInput);
    await playToEnd(admin);
    const [ticks, notices] = [await readTicks(admin), await readNotices(admin)];
    expect(notices.filter((notice) => notice.startsWith('Left out'))).toEqual([]);
    expect(ticks.some((tick) => LOST_TICKS.includes(tick))).toBe(true);
    expect(ticks.at(-1)).toBe(LAST_TICK);
    expect(await gapMarks(admin)).toBe(0);
  });

  it('is played as if nothing were wrong where a chunk came twice, or another in its place', async () => {
    const { sessionId, chunks } = await newRecording();
    const twice = chunks[3] as ReplayChunkInput;
    const forged = { type: 3, data: { source: 0, texts: [{ id: SYNTHETIC_IDS.tickText, value: 'forged' }] } };
    const other = {
      ...twice,
      data: gzipSync(JSON.stringify([{ ...forged, timestamp: twice.firstTs }])),
    };
    await store(sessionId, [...chunks.slice(0, 4), twice, other, ...chunks.slice(4)]);
    const admin = await openPlayer(sessionId);
    await play(admin);
    await playToEnd(admin);
    const [ticks, notices] = [await readTicks(admin), await readNotices(admin)];
    expect(notices.filter((notice) => notice.startsWith('Left out'))).toEqual([]);
    expect(ticks).not.toContain('forged');
    expect(ticks.some((tick) => LOST_TICKS.includes(tick))).toBe(true);
    expect(ticks.at(-1)).toBe(LAST_TICK);
    expect(await gapMarks(admin)).toBe(0);
    await seek(admin, 2800);
    await waitForTick(admin, 'tick 11');
  });
});
