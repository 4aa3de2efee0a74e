-- Every chunk of every recording, one row each, its bytes as they came: compressing them again gains nothing.
-- Small granules, since a chunk is read alone. A damaged chunk has no bytes: it stands for the gap.
CREATE TABLE IF NOT EXISTS replay_chunks
(
    project_id        LowCardinality(String),
    session_id        UUID,
    session_day       Date,                                              -- of the session id, clamped to received -8 d … +1 d
    visitor_id        UUID,
    stream_id         UInt64,
    tab_id            UInt64,
    chunk_seq         UInt32,
    first_ts          DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),  -- corrected to server time, as last_ts is
    last_ts           DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    clock_offset      Int64 CODEC(ZSTD(1)),                              -- ms that were added: timestamps in data + this = server time
    received_at       DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    has_full_snapshot Bool,
    event_count       UInt32,
    raw_size          UInt32,                                            -- bytes before encoding
    size              UInt32,                                            -- bytes of data; of a damaged chunk, those that came
    encoding          LowCardinality(String),                            -- gzip, identity
    url               String CODEC(ZSTD(1)),
    path              String CODEC(ZSTD(1)),
    path_group        LowCardinality(String),
    device            LowCardinality(String),
    is_bot            Bool,
    viewport_width    UInt16,
    viewport_height   UInt16,
    is_damaged        Bool,
    is_conflict       Bool,                                              -- same (stream, seq) seen before with other bytes
    chunk_hash        UInt64,                                            -- of the client's bytes
    log_id            LowCardinality(String),
    log_partition     UInt16,
    log_offset        UInt64,
    data              String CODEC(NONE)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(session_day)
ORDER BY (project_id, session_id, stream_id, chunk_seq)
SETTINGS non_replicated_deduplication_window = 10000, index_granularity_bytes = 1048576;

-- Which sessions have a recording. Read with GROUP BY (project_id, session_id), as sessions is.
CREATE TABLE IF NOT EXISTS replay_sessions
(
    project_id    LowCardinality(String),
    day           Date,
    session_id    UUID,
    chunk_count   SimpleAggregateFunction(sum, UInt64),                  -- all, damaged ones and conflicts too
    damaged_count SimpleAggregateFunction(sum, UInt64),
    bytes         SimpleAggregateFunction(sum, UInt64),                  -- of data
    first_ts      SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_ts       SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    last_received SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (project_id, session_id, day)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS replay_sessions_mv TO replay_sessions AS
SELECT project_id, session_day AS day, session_id,
       count() AS chunk_count,
       countIf(is_damaged) AS damaged_count,
       sum(length(data)) AS bytes,
       min(replay_chunks.first_ts) AS first_ts,
       max(replay_chunks.last_ts) AS last_ts,
       max(received_at) AS last_received
FROM replay_chunks
GROUP BY project_id, day, session_id;
