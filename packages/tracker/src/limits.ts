/** How events become batches. */
export const BATCH_LIMITS = {
  /** Ingest refuses longer batches as a whole. */
  maxEvents: 50,
  /** A quiet page is seen this late at most; clicks, errors and custom events do not wait for it. */
  maxWaitMs: 5000,
  /** Below this a batch would hold one event each; also the shortest `flushAfterMs` a server may ask for. */
  minWaitMs: 100,
  /** What belongs together (a click, the route it opened, the error it threw) shares a batch, and live views stay live. */
  urgentWaitMs: 200,
  /** Encoding a burst of `track()` calls must not hold memory without end: further events are dropped and counted. */
  maxBufferedEvents: 1000,
} as const;

/** How batches reach the server. */
export const SEND_LIMITS = {
  /** About 20 minutes of a busy page without a server; the oldest go first. */
  maxQueuedBatches: 100,
  /** Memory the queue may take in a page that is not ours. */
  maxQueuedBytes: 1_000_000,
  /** Browsers reject `keepalive` bodies above 64 KiB in flight altogether (Fetch standard), headers are extra. */
  maxKeepaliveBytes: 60_000,
  /** First retry; doubled each time. */
  firstRetryMs: 1000,
  /** A server that comes back is found within a minute. */
  maxRetryMs: 60_000,
  /** `Retry-After` beyond this is a mistake: a page rarely lives longer. */
  maxRetryAfterMs: 600_000,
  /** A request that hangs holds up the queue: tried again after this, the server recognises the repetition. */
  timeoutMs: 30_000,
  /** Recordings may be large: on the slowest lines that carry a page at all, 10 KB/s arrive. */
  slowestBytesPerMs: 10,
  /** So many refusals in a row (unknown key, foreign origin): nothing will change before the next page load. */
  maxRefusals: 3,
} as const;

/** How a recording becomes chunks. */
export const REPLAY_LIMITS = {
  /** Bytes of a chunk's JSON: a player loads one in a moment, and a lost one is a small gap. One event may be larger. */
  maxChunkBytes: 512_000,
  /** A quiet page is seen this late at most. */
  maxWaitMs: 5000,
  /** Uncompressed, with the events before it, this fits what browsers send for a page that is gone (64 KiB). */
  maxTailBytes: 30_000,
  /** Part of that allowance that recordings leave to events while the page lives. */
  keepaliveForEventsBytes: 20_000,
  /** A player jumps to a full snapshot and plays from there: none is farther away than this. */
  snapshotEveryMs: 5 * 60_000,
  /** On small pages increments outweigh the snapshot within seconds: below this nobody gains from a new one. */
  minIncrementBytes: 256_000,
  /** After lost chunks, snapshots follow each other no faster: a server in trouble gets no more work from us. */
  snapshotPauseMs: 5000,
  /** A route of a single-page app has settled after this; its snapshot is the background of its heatmap. */
  routeSettleMs: 1000,
  /** ms after the first snapshot at which a page that scripts draw may be there: on fast lines and devices, and on slow ones. */
  drawnAfterMs: [1000, 3000, 8000],
  /** What a page that draws itself adds to its first snapshot at the least; a finished one changes by less at first. */
  minDrawnBytes: 8_000,
  /** Snapshots of larger pages take longer than a frame: a new route alone is no reason for one. */
  maxRouteSnapshotBytes: 1_000_000,
  /** Nobody watches a page that nobody touches. */
  idleMs: 5 * 60_000,
  /** Chunks that wait for a server: about ten minutes of a busy page. */
  maxQueuedChunks: 100,
  /** Memory they may take in a page that is not ours; one snapshot of a huge page still fits. */
  maxQueuedBytes: 8_000_000,
} as const;

/** How the mouse and the page's position are sampled. */
export const SAMPLING_LIMITS = {
  /** Finer points show nothing more at the speed of a hand. */
  mouseMoveMs: 50,
  /** Points of one event: moves fill no batches. */
  mouseMoveEventMs: 1000,
  /** Ingest takes 500 points in an event. */
  maxPoints: 200,
  scrollMs: 100,
  /** Without an event for so long a scroll has come to rest. */
  scrollRestMs: 200,
  /** A scroll that goes on is told in pieces. */
  maxScrollMs: 2000,
  /** Below this an interval asks for more samples than there are events. */
  minIntervalMs: 10,
  maxIntervalMs: 1000,
} as const;

/** When a session ends. */
export const SESSION_LIMITS = {
  /** The usual definition of a visit. */
  idleMs: 30 * 60_000,
  /** Shorter time-outs would cut a visit into pieces between two clicks. */
  minIdleMs: 1000,
  /** A session spans a day at most, also where local midnight is skipped. */
  maxAgeMs: 24 * 60 * 60_000,
  /** Activity is written down this often: other tabs judge idleness by it, so it may lag by this much. */
  saveEveryMs: 5000,
  /** Pointer events come in hundreds a second; nothing about a session changes in half a second. */
  noteEveryMs: 500,
  /** A tab that holds the lock may be frozen: sending must not wait for it. */
  lockWaitMs: 300,
  /** Chrome cuts cookies at 400 days; 395 leaves room for clocks. */
  cookieMaxAgeSeconds: 395 * 24 * 60 * 60,
} as const;

/** What is observed after a click, and how much is said about it. */
export const CLICK_LIMITS = {
  /** Nobody waits longer for a reaction; also how late a click is sent at most. */
  observeMs: 1000,
  /** After a link changed the page, so long is waited for the address to change as well. */
  followUpMs: 100,
  /** A press held longer is no click's beginning any more. */
  maxPressMs: 3000,
  /** Clicks observed at once: a script that clicks in a loop must not pile up observers. */
  maxObserved: 20,
  /** Steps outwards from the target in search of an interactive element. */
  maxInteractiveDepth: 10,
  /** Parts of a selector: deeper ones are no more unique, only longer. */
  maxSelectorDepth: 8,
  maxClasses: 10,
  maxDataAttributes: 20,
} as const;

/** Lengths of strings, UTF-16 units. */
export const TEXT_LIMITS = {
  /** Enough to recognise a button, too short to be a message. */
  elementText: 50,
  /** Text read before it is masked and cut: bounds the work on a clicked `<main>`. */
  scannedText: 400,
  name: 100,
  selector: 500,
  url: 2000,
  title: 300,
  message: 1000,
  stack: 8000,
  propertyKey: 100,
  propertyValue: 2000,
  userId: 200,
} as const;

/** Properties of one event, traits of a user, custom attributes: ingest takes 100. */
export const MAX_PROPERTIES = 50;

/** How often one error, and errors at all, are reported by a document: a loop would fill batches with nothing new. */
export const ERROR_LIMITS = { maxRepeats: 10, maxPerDocument: 200 } as const;
