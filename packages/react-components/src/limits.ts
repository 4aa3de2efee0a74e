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

/** A chunk's bytes may take this long on a slow line: at most about 512 KB each. */
export const BYTES_TIMEOUT_MS = 30_000;

/** A chunk that the server fails to give is asked for this often before the player says so. */
export const CHUNK_ATTEMPTS = 4;

/** Chunks fetched at once: browsers open six connections to a host over HTTP/1, and live numbers need one. */
export const MAX_PARALLEL_CHUNKS = 4;

/** Recording fetched ahead while playing, at speed 1: a chunk arrives well before its moment. */
export const READ_AHEAD_MS = 30_000;

/** Chunks fetched ahead however far away they are, so that a long pause does not end in buffering. */
export const READ_AHEAD_CHUNKS = 2;

/** A chunk missing in a recording that still arrives may come late by this much; then playback leaves it out. */
export const MISSING_CHUNK_WAIT_MS = 10_000;

/** Encoded bytes of one document that the frame holds before what lies behind is freed: unpacked about ten times that. */
export const MAX_HELD_BYTES = 24 * 1024 * 1024;

/** What lies this far behind stays in the frame: a step back should not fetch again. */
export const KEEP_BEHIND_MS = 30_000;

/** The first picture stands for moments up to this much before it, as in the player frame: a snapshot takes a while. */
export const FIRST_PICTURE_GRACE_MS = 2_000;

/** Playback over moments without any change is told this often, as the frame tells its own time. */
export const STILL_TICK_MS = 100;

/** A playing frame silent for this long is asked again: its process may have died. */
export const FRAME_SILENCE_MS = 5_000;

/** Inactivity shorter than this is played: skipping it would only flicker. */
export const MIN_SKIPPED_MS = 2_000;

/** A skip ends this long before the next activity, so that the eye finds the place. */
export const SKIP_LEAD_MS = 500;

/** Slowest and fastest playback: beyond, nothing can be followed. */
export const MIN_SPEED = 0.5;
export const MAX_SPEED = 16;

/** A replay that still arrives is asked for anew at most this often. */
export const REPLAY_REFRESH_MS = 2_000;

/** Events of a session loaded at once beside a replay; the server's cap is 500. */
export const EVENTS_PAGE_SIZE = 200;

/** "Skipped 12 s" stays on the stage this long. */
export const NOTICE_MS = 2_500;

/** A heat spot's radius in CSS pixels of the page: about a fingertip. */
export const HEAT_RADIUS_PX = 24;

/** Side of a cell that heat is summed up in, in CSS pixels: finer could not be seen under the blur. */
export const HEAT_CELL_PX = 4;

/** Clicks on one spot that are at least needed for the hottest colour: one click alone is no hot spot. */
export const MIN_HEAT_SCALE = 5;

/** Height of a page that heat is drawn over, in CSS pixels, so that an endless page cannot fill the memory. */
export const MAX_HEAT_HEIGHT_PX = 40_000;

/** Elements of a heatmap's ranking that are listed before "Show all". */
export const RANKED_ELEMENTS = 12;
