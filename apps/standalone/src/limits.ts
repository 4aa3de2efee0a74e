/** How long a client may take to send its request headers, ms: enough for a phone, too short to hoard sockets. */
export const HEADERS_TIMEOUT_MS = 15_000;

/** How long a client may take to send a whole request, ms: the largest batch over a slow mobile line. */
export const REQUEST_TIMEOUT_MS = 60_000;

/** Bytes of request headers; browsers stay below 8 KB, and the embed token travels in one. */
export const MAX_HEADER_BYTES = 16_384;

/** Open sockets at once; an idle one costs a few KB, and a laptop has 1,024 or more descriptors to give. */
export const MAX_CONNECTIONS = 5_000;

/** How long requests in flight may take after a stop signal, ms; then their sockets are closed. */
export const DRAIN_TIMEOUT_MS = 5_000;

/** How often a stopping server closes the connections that have become idle, ms. */
export const IDLE_SWEEP_MS = 20;

/** Seconds a browser may use `/sdk.js` without asking again: a new tracker reaches every page within minutes. */
export const SDK_MAX_AGE_SECONDS = 300;

/** Seconds it may go on using it while it asks in the background, so that no page ever waits for the tracker. */
export const SDK_STALE_SECONDS = 86_400;

/** Life of a token of the demo page, seconds; the kit renews it by itself. */
export const DEMO_TOKEN_SECONDS = 600;

/** How often the program looks whether npm, its parent, still lives, ms. */
export const PARENT_CHECK_MS = 500;

/** Signals closer than this are one, ms: Ctrl+C reaches this program from the terminal and once more from npm. */
export const SAME_SIGNAL_MS = 500;

/** Seconds a browser may show the player frame without asking again: changed origins hold within minutes. */
export const FRAME_MAX_AGE_SECONDS = 300;

/** Seconds it may go on showing it while it asks in the background, so that nobody who opens a replay waits. */
export const FRAME_STALE_SECONDS = 86_400;
