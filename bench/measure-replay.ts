import { loadavg } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { readReplay } from '../e2e/replay/stored-replay.ts';
import { launchChromium } from '../e2e/support/chromium.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { serveKitApp } from '../e2e/support/kit-app.ts';
import { beginVisit, sendChunk, toChunks } from '../e2e/support/send-recording.ts';
import { startTestGoSight, type TestGoSight } from '../e2e/support/start-test-gosight.ts';
import { type RecordedEvent, syntheticRecording } from '../e2e/support/synthetic-recording.ts';
import { waitForTick, watchTicks } from '../e2e/support/watch-tick.ts';
import type { Result } from './result.ts';
import { serveRrwebPlayer } from './serve-rrweb-player.ts';

const DURATION_MS = 30 * 60_000;
const TICK_MS = 500;
const SEEKS = 40;
const OTHER = 'rrweb-player 2.1.6';
const PAGES = [
  { name: 'ordinary page (3,000 nodes)', nodeCount: 3000 },
  { name: 'huge page (25,000 nodes)', nodeCount: 25_000 },
];
/** First frames are opened this often in a fresh browser context, the median counts. */
const OPENINGS = 3;
/** Storing 370 chunks takes seconds; by then something is broken. */
const STORE_TIMEOUT_MS = 120_000;

type Times = { first: number; seeks: number[] };
/** A player on a page: where it is, and how it is told to stand at a moment. */
type Player = { url: string; seek: string };

/**
 * First frame and random seeks of 30 synthesised minutes, in the kit's player through a real server beside
 * `rrweb-player`, which loads the whole recording as one gzipped JSON from a server of the same kind. Both are timed
 * until the recorded document shows the right moment, painted.
 */
export async function measureReplay(): Promise<Result[]> {
  const [gosight, browser] = await Promise.all([startTestGoSight(), launchChromium()]);
  const app = await serveKitApp(gosight);
  const results: Result[] = [];
  try {
    for (const { name, nodeCount } of PAGES) {
      const startedAt = Date.now() - DURATION_MS;
      const events = [
        ...syntheticRecording({ startedAt, durationMs: DURATION_MS, nodeCount, tickMs: TICK_MS }),
      ];
      const sessionId = await store(gosight, events);
      const other = await serveRrwebPlayer(events);
      try {
        const theirs = await time(browser, { url: other.url, seek: 'player.goto' });
        const url = `${app.url}/?view=replay&session=${sessionId}`;
        const ours = await time(browser, { url, seek: 'seek' });
        results.push(...compare(name, ours, theirs));
      } finally {
        await other.stop();
      }
    }
    results.push({ name: 'load of the machine, average of a minute', value: loadavg()[0] ?? 0, unit: '' });
    return results;
  } finally {
    await browser.close();
    await app.stop();
    await gosight.stop();
  }
}

function compare(page: string, ours: Times, theirs: Times): Result[] {
  const row = (name: string, pick: (times: Times) => number): Result => ({
    name: `${page}: ${name}`,
    value: pick(ours),
    unit: 'ms',
    beside: { name: OTHER, value: pick(theirs) },
  });
  return [
    row('first frame', ({ first }) => first),
    row(`seek, median of ${SEEKS}`, ({ seeks }) => quantile(seeks, 0.5)),
    row('seek, 95th of 100', ({ seeks }) => quantile(seeks, 0.95)),
  ];
}

async function store(gosight: TestGoSight, events: readonly RecordedEvent[]): Promise<string> {
  const ids = await beginVisit(gosight.url);
  const chunks = toChunks(events, { ids });
  for (const chunk of chunks) await sendChunk(gosight.url, chunk);
  await eventually(async () => {
    const { streams } = await readReplay(gosight.query, ids.sessionText);
    if (streams[0]?.chunks.length !== chunks.length) throw new Error('not all chunks are stored');
  }, STORE_TIMEOUT_MS);
  return ids.sessionText;
}

async function time(browser: Browser, player: Player): Promise<Times> {
  const firsts: number[] = [];
  for (let opening = 1; ; opening++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    try {
      await watchTicks(page);
      await page.goto(player.url, { waitUntil: 'commit' });
      const shownAt = await waitForTick(page, 'tick 0');
      firsts.push(shownAt - (await page.evaluate(() => performance.timeOrigin)));
      if (opening < OPENINGS) continue;
      return { first: quantile(firsts, 0.5), seeks: await timeSeeks(page, player) };
    } finally {
      await context.close();
    }
  }
}

async function timeSeeks(page: Page, { seek }: Player): Promise<number[]> {
  const times: number[] = [];
  const ticks = DURATION_MS / TICK_MS;
  for (let index = 1; index <= SEEKS; index++) {
    // Multiples of the golden section are spread evenly and the same in each run.
    const tick = Math.floor(((index * 0.618_033_988_7) % 1) * ticks);
    const moment = tick * TICK_MS + TICK_MS / 2;
    const askedAt = await page.evaluate<number>(
      `(() => { const at = performance.timeOrigin + performance.now(); ${seek}(${moment}); return at; })()`,
    );
    times.push((await waitForTick(page, `tick ${tick}`)) - askedAt);
  }
  return times;
}

function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
