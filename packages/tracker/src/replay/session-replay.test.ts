// @vitest-environment happy-dom
import { decodeBatch } from '@gosight/proto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGuard } from '../guard.ts';
import { toHex, uuidV7 } from '../ids.ts';
import { REPLAY_LIMITS } from '../limits.ts';
import { createListeners } from '../listeners.ts';
import { resolveOptions } from '../options.ts';
import { createPrivacy } from '../privacy.ts';
import type { Recorder } from '../recorder.ts';
import { RECORDED_TYPE, type RecorderOptions } from './recorder-port.ts';
import { SessionReplay } from './session-replay.ts';

/** A recorder driven by hand: it keeps the rules of the real one about when it asks and what a snapshot is. */
class HandRecorder {
  loads = 0;
  snapshots = 0;
  #options: RecorderOptions | undefined;

  readonly load = async () => {
    this.loads += 1;
    return (options: RecorderOptions) => {
      this.#options = options;
      this.takeFullSnapshot();
      return { takeFullSnapshot: () => this.takeFullSnapshot(), stop: () => {} };
    };
  };

  takeFullSnapshot(): void {
    this.snapshots += 1;
    this.change('meta', RECORDED_TYPE.meta);
    this.change('snapshot', RECORDED_TYPE.fullSnapshot);
  }

  change(data: string, type = 3): void {
    if (this.#options?.wants()) this.#options.emit({ type, timestamp: Date.now(), data });
  }
}

const errors: unknown[] = [];
let hand: HandRecorder;
let session: { sessionId: string; visitorId: string } | undefined;
let recorder: Recorder;
let replay: SessionReplay;
let shipped: { session: string; stream: number; text: string; isIndependent: boolean | undefined }[];
let stream: number;

const newSession = () => ({ sessionId: uuidV7(Date.now()), visitorId: uuidV7(Date.now()) });
const hex = (uuid = '') => uuid.replaceAll('-', '');
/** All that left, by what the events say. */
async function sent(): Promise<string[]> {
  await replay.flush();
  return shipped.map(({ text }) =>
    (JSON.parse(text) as { data: string }[]).map(({ data }) => data).join(' '),
  );
}
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  // The timers of this test stand still: what is compressed here need not be.
  vi.stubGlobal('CompressionStream', undefined);
  const options = resolveOptions('gs_1', 'https://gs.example');
  if (!options) throw new Error('No options');
  const guard = createGuard((error) => errors.push(error));
  recorder = {
    options,
    guard,
    clock: Date.now,
    privacy: createPrivacy(options),
    listeners: createListeners(guard),
    page: { url: 'https://shop.example/', title: '', referrer: '' },
    record: () => undefined,
    noteActivity: () => {},
  };
  hand = new HandRecorder();
  session = newSession();
  shipped = [];
  stream = 0;
  let seq = 0;
  replay = new SessionReplay({
    recorder,
    load: hand.load,
    session: () => session,
    identify: () => ({ streamId: new Uint8Array(8).fill(stream), tabId: new Uint8Array(8), chunkSeq: seq++ }),
    enqueue: (bytes, { isIndependent }) => {
      const chunk = decodeBatch(bytes).replayChunk;
      if (!chunk) throw new Error('No chunk');
      const text = new TextDecoder().decode(chunk.data);
      shipped.push({ session: toHex(chunk.sessionId), stream: chunk.streamId[0] ?? 0, text, isIndependent });
    },
    hasOptedOut: () => false,
    onError: (error) => errors.push(error),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  expect(errors.splice(0)).toEqual([]);
});

async function begin(): Promise<void> {
  replay.enterSession();
  await settle();
}

test('the recorder is loaded once, when there is a session to record', async () => {
  session = undefined;
  await begin();
  expect(hand.loads).toBe(0);
  session = newSession();
  await begin();
  await begin();
  expect([hand.loads, hand.snapshots]).toEqual([1, 1]);
  expect(await sent()).toEqual(['meta snapshot']);
  expect(shipped[0]).toMatchObject({ session: hex(session.sessionId), isIndependent: true });
});

test('after five minutes without input nothing is recorded; input brings a snapshot', async () => {
  await begin();
  hand.change('watched');
  vi.advanceTimersByTime(REPLAY_LIMITS.idleMs);
  hand.change('unwatched');
  replay.noteActivity();
  hand.change('again');
  expect(await sent()).toEqual(['meta snapshot', 'watched', 'meta snapshot', 'again']);
});

test('while hidden nothing is recorded; what was missed is made up for by a snapshot', async () => {
  await begin();
  hand.change('a');
  replay.hide();
  hand.change('b');
  replay.show();
  hand.change('c');
  expect(await sent()).toEqual(['meta snapshot', 'a', 'meta snapshot', 'c']);
});

test('a glance at another tab needs no snapshot when nothing was missed', async () => {
  await begin();
  replay.hide();
  replay.show();
  hand.change('c');
  expect(await sent()).toEqual(['meta snapshot', 'c']);
});

test('another session gets what comes after it began, from a snapshot on', async () => {
  await begin();
  const first = session;
  hand.change('a');
  replay.leaveSession();
  session = undefined;
  hand.change('between');
  session = newSession();
  replay.enterSession();
  hand.change('b');
  expect(await sent()).toEqual(['meta snapshot', 'a', 'meta snapshot', 'b']);
  expect(shipped.map((chunk) => chunk.session)).toEqual(
    [first, first, session, session].map((each) => hex(each?.sessionId)),
  );
});

test('a session of another tab is taken over with the next input', async () => {
  await begin();
  hand.change('a');
  session = newSession();
  replay.noteActivity();
  expect(await sent()).toEqual(['meta snapshot', 'a', 'meta snapshot']);
  expect(shipped.at(-1)?.session).toBe(hex(session.sessionId));
});

test('after a loss nothing is recorded until another snapshot, which does not come at once again', async () => {
  await begin();
  replay.noteLoss();
  hand.change('worthless');
  vi.advanceTimersByTime(REPLAY_LIMITS.snapshotPauseMs - 1);
  replay.noteActivity();
  expect(hand.snapshots).toBe(1);
  vi.advanceTimersByTime(1);
  expect(hand.snapshots).toBe(2);
  expect(await sent()).toEqual(['meta snapshot', 'meta snapshot']);
});

test('a page that may not be recorded leaves nothing, nor does the moment after it', async () => {
  await begin();
  recorder.page = { url: '', title: '', referrer: '' };
  replay.noteRoute();
  hand.change('blocked');
  recorder.page = { url: 'https://shop.example/open', title: '', referrer: '' };
  replay.noteRoute();
  replay.noteActivity();
  hand.change('still to be seen');
  vi.advanceTimersByTime(REPLAY_LIMITS.routeSettleMs);
  hand.change('open');
  expect(await sent()).toEqual(['meta snapshot', 'meta snapshot', 'open']);
});

test('a new route gets a snapshot when it has settled, also when it comes from another one', async () => {
  await begin();
  replay.noteRoute();
  vi.advanceTimersByTime(REPLAY_LIMITS.routeSettleMs - 1);
  replay.noteRoute();
  vi.advanceTimersByTime(REPLAY_LIMITS.routeSettleMs - 1);
  expect(hand.snapshots).toBe(1);
  vi.advanceTimersByTime(1);
  expect(hand.snapshots).toBe(2);
});

const [soon = 0, later = 0] = REPLAY_LIMITS.drawnAfterMs;

test.for([
  ['little is drawn', { at: 0, size: 100, snapshots: 1 }],
  ['the page is drawn at once', { at: 0, size: REPLAY_LIMITS.minDrawnBytes, snapshots: 2 }],
  ['the page is drawn on a slow line', { at: later - 1, size: REPLAY_LIMITS.minDrawnBytes, snapshots: 2 }],
] as const)('where %s after the first snapshot, the page has the snapshots it needs', async ([, page]) => {
  await begin();
  vi.advanceTimersByTime(page.at);
  hand.change('x'.repeat(page.size));
  vi.advanceTimersByTime((page.at === 0 ? soon : 1) + 1);
  expect(hand.snapshots).toBe(page.snapshots);
  vi.advanceTimersByTime(REPLAY_LIMITS.drawnAfterMs.at(-1) ?? 0);
  expect(hand.snapshots).toBe(page.snapshots);
});

test('a page that comes back is another stream, from a snapshot on', async () => {
  await begin();
  hand.change('a');
  replay.leave();
  stream = 1;
  replay.restore();
  hand.change('b');
  expect(await sent()).toEqual(['meta snapshot', 'a', 'meta snapshot', 'b']);
  expect(shipped.map((chunk) => chunk.stream)).toEqual([0, 0, 1, 1]);
});

test('when the page is left, what waits goes in the same moment, in order', async () => {
  await begin();
  await sent();
  hand.change('sealed');
  replay.setPaused(true);
  replay.setPaused(false);
  hand.change('waiting');
  replay.leave();
  expect(shipped.map(({ text }) => text)).toEqual([
    expect.stringContaining('snapshot'),
    expect.stringContaining('sealed'),
    expect.stringContaining('waiting'),
  ]);
  expect(await sent()).toHaveLength(3);
});

test('when the page is left, nothing goes after what browsers do not take', async () => {
  await begin();
  await sent();
  hand.change('fits');
  hand.change('a'.repeat(REPLAY_LIMITS.maxTailBytes));
  hand.change('worthless');
  replay.leave();
  expect(await sent()).toEqual(['meta snapshot', 'fits']);
});

test('stopped for good it stays stopped', async () => {
  await begin();
  hand.change('a');
  recorder.listeners.stop();
  hand.change('b');
  replay.noteActivity();
  replay.show();
  expect(await sent()).toEqual(['meta snapshot', 'a']);
});
