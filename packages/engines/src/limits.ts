/** Partitions of every topic: the design's number, and the most processors that can share the work. */
export const PARTITION_COUNT = 12;

/** The embedded log keeps this much: a day is enough to warm up detectors and to look into an incident. */
export const LOG_RETENTION_MS = 24 * 60 * 60 * 1000;

/** How often the embedded log looks for records to remove: far below the retention, cheap enough to forget. */
export const LOG_RETENTION_INTERVAL_MS = 10 * 60 * 1000;

/** Records removed in one transaction, so that retention never holds up appends for long. */
export const LOG_RETENTION_CHUNK = 1000;

/** Bytes that wait to be written to the embedded log; beyond, appends are refused instead of filling the memory. */
export const LOG_QUEUE_BYTES = 64 * 1024 * 1024;

/** Bytes that one transaction of the embedded log takes, so that a flush stays short. */
export const LOG_TRANSACTION_BYTES = 8 * 1024 * 1024;

/** The pause before a partition is processed again after its `process` failed: enough not to spin. */
export const REASSIGN_PAUSE_MS = 1000;

/** How often the memory cache forgets what is over, so that keys nobody asks for again don't stay. */
export const CACHE_SWEEP_INTERVAL_MS = 30_000;

/** How long a start waits for the process that holds the data directory: it may just be stopping. */
export const DIRECTORY_LOCK_WAIT_MS = 5000;

/** A takeover of a stale lock lasts microseconds; one older than this belongs to a process that died in it. */
export const LOCK_TAKEOVER_STALE_MS = 5000;

/** How long an embedded engine may take to start: generous, since a crash recovery may run first. */
export const ENGINE_START_MS = 120_000;

/** How long an engine may take to stop by itself before it is killed; both recover from that. */
export const ENGINE_STOP_MS = 10_000;

/** The first pause before an engine that ended by itself is started again; it doubles up to the second. */
export const RESTART_PAUSE_MS = 200;
export const RESTART_PAUSE_MAX_MS = 30_000;

/** How often we look whether a process that is not our child has ended. */
export const PROCESS_POLL_MS = 25;

/** Sessions of the embedded ClickHouse: each runs one query at a time, and more cost memory on two cores. */
export const CHDB_SESSIONS = 4;

/** Threads of the embedded ClickHouse beside those its sessions hold: one to kill queries, the others for files. */
export const CHDB_SPARE_THREADS = 4;

/** How often a query whose client went away is killed again, until the engine knows it and lets it go. */
export const CHDB_KILL_INTERVAL_MS = 100;

/** A statement, without insert data: 1 MiB is four times what a ClickHouse server parses by default. */
export const CHDB_STATEMENT_BYTES = 1024 * 1024;

/** Idle connections are kept longer by the embedded front than by its client, so that none is closed under a request. */
export const CHDB_KEEP_ALIVE_MS = 60_000;

/** The most that a request to ClickHouse may take; queries bring their own, smaller limits. */
export const CLICKHOUSE_REQUEST_MS = 120_000;

/** Connections to ClickHouse of one process: the processors' writers and the queries of a dashboard. */
export const CLICKHOUSE_CONNECTIONS = 16;

/** Connections to Postgres of one process: metadata is small and cached. */
export const POSTGRES_CONNECTIONS = 8;

/** What the embedded Postgres accepts: our pool, and a person looking in. */
export const POSTGRES_MAX_CONNECTIONS = 32;

/** A port found free can be taken before Postgres listens on it; then another one is tried. */
export const POSTGRES_PORT_ATTEMPTS = 5;
