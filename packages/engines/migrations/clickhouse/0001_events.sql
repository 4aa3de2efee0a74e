-- Every event of every project, one row each. Written only by the processors' writer, one block per chunk of offsets.
-- The window makes insert_deduplication_token hold on a plain MergeTree, where it is off by default.
CREATE TABLE IF NOT EXISTS events
(
    project_id      LowCardinality(String),
    ts              DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),  -- corrected to server time
    client_ts       DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),  -- as the visitor's clock said
    received_at     DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    session_id      UUID,
    session_day     Date,                                              -- of the session id, clamped to received -8 d … +1 d
    visitor_id      UUID,
    stream_id       UInt64,
    batch_seq       UInt32,
    event_index     UInt16,
    batch_hash      UInt64,                                            -- of the client's bytes
    is_conflict     Bool,                                              -- same (stream, seq) seen before with other bytes
    log_partition   UInt16,
    log_offset      UInt64,
    tab_id          UInt64,
    user_id         String,
    type            LowCardinality(String),

    url             String CODEC(ZSTD(1)),
    path            String CODEC(ZSTD(1)),
    path_group      LowCardinality(String),
    title           String CODEC(ZSTD(1)),
    page_referrer   String CODEC(ZSTD(1)),
    navigation      LowCardinality(String),

    selector        String CODEC(ZSTD(1)),
    element_key     String CODEC(ZSTD(1)),
    element_name    String CODEC(ZSTD(1)),
    element_tag     LowCardinality(String),
    element_text    String CODEC(ZSTD(1)),
    element_href    String CODEC(ZSTD(1)),
    is_interactive  Bool,
    x               Int32,
    y               Int32,
    offset_x        UInt16,
    offset_y        UInt16,
    element_width   UInt16,
    element_height  UInt16,
    button          UInt8,
    modifiers       UInt8,
    click_detail    UInt8,
    outcome         LowCardinality(String),
    outcome_delay   UInt32,

    name            String CODEC(ZSTD(1)),                             -- custom event, user id, group id, error name
    message         String CODEC(ZSTD(1)),
    stack           String CODEC(ZSTD(3)),
    source          String CODEC(ZSTD(1)),
    line            UInt32,
    column          UInt32,
    properties      Map(LowCardinality(String), String),
    duration        UInt32,                                            -- ms, of page_exit
    scroll_percent  UInt8,

    referrer        String CODEC(ZSTD(1)),                             -- of session_start
    referrer_domain LowCardinality(String),
    utm_source      LowCardinality(String),
    utm_medium      LowCardinality(String),
    utm_campaign    LowCardinality(String),
    utm_term        LowCardinality(String),
    utm_content     LowCardinality(String),
    is_new_visitor  Bool,

    attributes      Map(LowCardinality(String), String),
    browser         LowCardinality(String),
    browser_version LowCardinality(String),
    os              LowCardinality(String),
    os_version      LowCardinality(String),
    device          LowCardinality(String),                            -- desktop, mobile, tablet, other
    country         LowCardinality(String),
    is_bot          Bool,
    client_address  String CODEC(ZSTD(1)),                             -- truncated before the log
    language        LowCardinality(String),
    time_zone       LowCardinality(String),
    screen_width    UInt16,
    screen_height   UInt16,
    viewport_width  UInt16,
    viewport_height UInt16,
    pixel_ratio     Float32,
    sdk_version     LowCardinality(String),
    sample_rate     Float32,

    INDEX by_session session_id TYPE bloom_filter(0.001) GRANULARITY 1,
    INDEX by_visitor visitor_id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (project_id, toDate(ts), session_id, ts)
SETTINGS non_replicated_deduplication_window = 10000;

-- Which batches are stored, for the suppression of batches a client sent twice: a processor reads its partition on assignment.
CREATE TABLE IF NOT EXISTS batches
(
    project_id    LowCardinality(String),
    log_partition UInt16,
    log_offset    UInt64,
    stream_id     UInt64,
    batch_seq     UInt32,
    batch_hash    UInt64,
    received_at   DateTime64(3, 'UTC'),
    event_count   UInt64
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received_at)
ORDER BY (log_partition, received_at, stream_id, batch_seq)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS batches_mv TO batches AS
SELECT project_id, log_partition, log_offset, stream_id, batch_seq, batch_hash, received_at, count() AS event_count
FROM events
GROUP BY project_id, log_partition, log_offset, stream_id, batch_seq, batch_hash, received_at;
