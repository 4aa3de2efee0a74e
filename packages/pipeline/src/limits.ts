const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What ingest takes. */
export const INGEST_LIMITS = {
  /** Bytes of a body, before and after its gzip layer: 50 events take about 5 KB, a sealed batch never nears this. */
  maxBodyBytes: 1024 * 1024,
  /** Bytes read on after a body was refused as too large, so that the connection stays usable; then it is closed. */
  maxDrainBytes: 8 * 1024 * 1024,
  /** The tracker seals at 50: a longer batch was not made by one, and is refused as a whole. */
  maxEvents: 50,
  /** Entries of the string table: 50 events with 60 distinct strings each. */
  maxStrings: 3000,
  /** One page for each event at most. */
  maxPages: 50,
  /** One element for each event at most. */
  maxElements: 50,
  /** UTF-16 units of all strings one event points to: a table entry used by every event is multiplied in ClickHouse. */
  maxEventChars: 64 * 1024,
  /** UTF-16 units of the context's strings, which are repeated on each row. */
  maxContextChars: 8 * 1024,
  /** Pairs of properties of one event, of custom attributes of a batch and of data attributes of an element. */
  maxProperties: 100,
  /** Points of one mouse_move: 5 s, the most a batch waits, sampled at 100 Hz. */
  maxMousePoints: 500,
  /** A key of a project: ours have 32 characters or fewer; longer text is not looked up. */
  maxProjectKeyChars: 128,
  /** The user agent as stored: the longest real ones have about 400. */
  maxUserAgentChars: 512,
  /** Below this a clock is not told apart from the time the request travelled, and correcting would only add jitter. */
  minClockOffsetMs: 5 * SECOND_MS,
  /** What a sender is told to wait when something of ours is down. */
  retryAfterMs: 5 * SECOND_MS,
  /** A preflight's answer may be reused this long. */
  preflightMaxAgeMs: DAY_MS,
} as const;

/** Tokens are events. Generous: the limit keeps one project from starving the others, it does not sell capacity. */
export const PROJECT_RATE_LIMIT = { capacity: 200_000, refillPerSecond: 50_000 } as const;

/** A rate limiter that answers later than this is taken for broken, and the batch passes. */
export const RATE_LIMIT_TIMEOUT_MS = 100;

/** How long what Postgres said about a project key counts. */
export const PROJECT_KEY_LIMITS = {
  /** A revoked key is refused, and a new one accepted, after at most this. */
  ttlMs: 3 * SECOND_MS,
  /** A Postgres that answers later than this is taken for down. */
  timeoutMs: 2 * SECOND_MS,
  /** While Postgres is down it is asked at most this often, so that requests do not queue behind its time-outs. */
  retryAfterMs: 1 * SECOND_MS,
  /** Known keys kept for a Postgres outage. */
  maxKnown: 20_000,
  /** Unknown keys kept so that a flood of them is not a flood of queries; apart, so that it never evicts known ones. */
  maxUnknown: 5000,
} as const;

/** How a processor cuts the log into chunks. */
export const CHUNK_LIMITS = {
  /** Records of one chunk: ≤ 10,000 rows, far below the size at which ClickHouse would split a block. */
  maxRecords: 200,
  /** Bytes of one chunk: bounds the memory of a partition. */
  maxBytes: 1024 * 1024,
  /** From one insert's start to the next of a busy partition: fewer, larger parts. An idle partition never waits. */
  intervalMs: 200,
  /** The interval grows with the duration of inserts times this, so that partitions do not crowd the engine … */
  insertDurationFactor: 4,
  /** … up to this. */
  maxIntervalMs: 1 * SECOND_MS,
} as const;

/** Waiting times between attempts to reach ClickHouse. */
export const CLICKHOUSE_BACKOFF = { firstMs: 100, maxMs: 5 * SECOND_MS } as const;

/** For which batches a repetition by the client is recognised. */
export const DUPLICATE_LIMITS = {
  /** The tracker's offline queue keeps batches for 7 days. */
  horizonMs: 7 * DAY_MS,
  /** Servers' clocks differ: identities older than the horizon by this are loaded all the same. */
  slackMs: 60 * MINUTE_MS,
  /** Identities in memory of one partition (about 200 B each); beyond, the oldest are forgotten. */
  maxIdentities: 200_000,
} as const;

/** Where a visitor's clock is not believed. */
export const TIME_LIMITS = {
  /** Later than the server's time by more: the event counts as of its arrival. */
  maxFutureMs: 5 * MINUTE_MS,
  /** Older than the offline horizon and a day: the event counts as of its arrival. */
  maxPastMs: 8 * DAY_MS,
  /** The latest time DateTime64 columns hold without doubt (2286). */
  maxUnixMs: 9_999_999_999_999,
  /** A session's day may lie before … */
  maxSessionPastMs: 8 * DAY_MS,
  /** … or after the server's. */
  maxSessionFutureMs: 1 * DAY_MS,
} as const;

/** Lengths of columns, UTF-16 units: what exceeds them is cut. */
export const COLUMN_LIMITS = {
  /** URLs, referrers, sources. */
  url: 4096,
  path: 1024,
  /** Stands in sort keys and in LowCardinality dictionaries. */
  pathGroup: 200,
  title: 512,
  /** Selectors and element keys. */
  selector: 1024,
  /** Names, tags, ids, UTM values, languages … */
  name: 256,
  /** The tracker cuts at 50 characters. */
  elementText: 100,
  message: 4096,
  stack: 32_768,
  propertyKey: 256,
  propertyValue: 8192,
} as const;

/** Path segments beyond are summed up: a group with deeper ones is not a page anybody looks for. */
export const MAX_PATH_GROUP_SEGMENTS = 8;

/** User agents whose analysis is kept. */
export const MAX_CACHED_USER_AGENTS = 2000;

/** Live metrics in memory. */
export const LIVE_LIMITS = {
  /** From one publication of a project to the next. */
  publishIntervalMs: 1 * SECOND_MS,
  /** Unchanged figures are published again after this, long before the stored part expires. */
  refreshMs: 60 * SECOND_MS,
  /** Live sessions of one project that are told apart (about 300 B each); more are not counted. */
  maxSessions: 100_000,
  topPages: 10,
} as const;
