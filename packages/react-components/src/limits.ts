/** A query older than this is given up: longer than the slowest raw query's budget on the server. */
export const QUERY_TIMEOUT_MS = 15_000;

/** A `getToken` that takes longer than this failed: it is one call to the host's own server. */
export const TOKEN_TIMEOUT_MS = 15_000;

/** A token is renewed this long before it ends, so that no request leaves with one that dies on the way. */
export const TOKEN_RENEW_BEFORE_MS = 30_000;

/** A token just received is used at least this long: a wrong clock in the browser must not ask for one per request. */
export const TOKEN_MIN_USE_MS = 10_000;

/** A stream silent for this long is dead: the server sends a keep-alive comment about every 12 s. */
export const STREAM_SILENCE_MS = 45_000;

/** Mean of the first pause before a stream is opened again; doubles with each failure. */
export const RECONNECT_BASE_MS = 500;

/** The longest pause between two attempts to open a stream: a returning server is noticed within it. */
export const RECONNECT_MAX_MS = 30_000;

/** A live list asks the server at most this often, as live metrics change at most once a second. */
export const LIVE_REFRESH_MIN_MS = 1_000;

/** A live list rests this many times as long as its last refresh took, so that a slow server is not held busy. */
export const LIVE_REFRESH_REST_FACTOR = 4;

/** A screen reader hears a live number at most this often: each second would drown everything else. */
export const ANNOUNCE_EVERY_MS = 10_000;

/** "3 min ago" is brought up to date this often. */
export const CLOCK_TICK_MS = 10_000;

/** Rows of a page where the host names no size: the server's own default. */
export const DEFAULT_PAGE_SIZE = 25;

/** Answers a provider keeps: a live list on a wall screen asks for new pages for weeks. */
export const MAX_CACHED_ANSWERS = 200;

/** Letters of a path or an id that are shown; more is shortened in the middle and whole on hover. */
export const MAX_SHOWN_LETTERS = 44;
