/** Raw bytes of one chunk after gzip: recorders split at 512 KB, so this only stops a decompression bomb. */
export const MAX_CHUNK_BYTES = 32 * 1024 * 1024;

/** Nodes of one page: ten times the biggest page of our benchmarks; beyond it rebuilding would block for seconds. */
export const MAX_NODES = 300_000;

/** Depth of one page: browsers parse 512 levels, and rrweb rebuilds recursively on the stack. */
export const MAX_DEPTH = 1_000;

/** Events held in one stream's window: about a day of an ordinary page; the host removes what it no longer needs. */
export const MAX_EVENTS = 500_000;

/** Chunks held in one stream's window, so that a host that never removes cannot fill the memory. */
export const MAX_CHUNKS = 10_000;

/** Checked segments kept for the next seek: forth and back between two, and one on either side. */
export const MAX_CACHED_SEGMENTS = 4;

/** A recorded viewport's side in CSS pixels: the tallest full-page picture we lay out. */
export const MAX_VIEWPORT_PX = 32_767;

/** How far after the stream's start an event may lie, in ms: a stream is one document, sessions end after a day. */
export const MAX_STREAM_MS = 7 * 86_400_000;

/** How far before the stream's start an event may lie, in ms: rounding of the start, not another clock. */
export const START_TOLERANCE_MS = 1_000;

/** A seek to less than this before the first picture shows that picture, in ms: the first snapshot takes a moment. */
export const FIRST_SNAPSHOT_GRACE_MS = 2_000;

/** Least time between two `time` events, in ms: a timeline needs no more than ten a second. */
export const TIME_EVENT_MS = 100;

/** Collecting time before blocked assets are reported, in ms: a page has them in dozens. */
export const ASSETS_REPORT_MS = 250;

/** Blocked assets named per stream: enough to see which origins to allow. */
export const MAX_MISSING_ASSETS = 100;

/** Reports per error code and stream: a damaged recording must not flood the host. */
export const MAX_REPORTS_PER_CODE = 5;

/** Selectors of one `queryRects`: a heatmap page has some hundred elements. */
export const MAX_SELECTORS = 2_000;

/** Characters of a string in a message (selector, URL, text): longer ones are cut or refused. */
export const MAX_STRING = 4_096;

/** Characters of an element's text in an answer. */
export const MAX_TEXT = 80;

/** Slowest and fastest playback: beyond, a frame would skip more than it shows. */
export const MIN_SPEED = 0.1;
export const MAX_SPEED = 64;

/** Time for the frame to load and answer the handshake, in ms. */
export const HANDSHAKE_TIMEOUT_MS = 10_000;

/** Time for the frame to answer one request, in ms: a seek over a heavy page takes one or two seconds. */
export const REQUEST_TIMEOUT_MS = 30_000;
