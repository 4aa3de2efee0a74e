-- One session, merged from whatever its batches brought, in any order. Read with GROUP BY (project_id, session_id):
-- a session whose id carries an absurd date can stand under two days.
CREATE TABLE IF NOT EXISTS sessions
(
    project_id       LowCardinality(String),
    day              Date,
    session_id       UUID,
    visitor_id       SimpleAggregateFunction(any, UUID),
    user_id          SimpleAggregateFunction(max, String),
    started          SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    ended            SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    last_received    SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    batch_count      SimpleAggregateFunction(sum, UInt64),             -- the session's revision
    event_count      SimpleAggregateFunction(sum, UInt64),
    page_view_count  SimpleAggregateFunction(sum, UInt64),
    click_count      SimpleAggregateFunction(sum, UInt64),
    error_count      SimpleAggregateFunction(sum, UInt64),
    entry_path       AggregateFunction(argMinIf, String, DateTime64(3, 'UTC'), UInt8),
    exit_path        AggregateFunction(argMaxIf, String, DateTime64(3, 'UTC'), UInt8),
    group_id         AggregateFunction(argMaxIf, String, DateTime64(3, 'UTC'), UInt8),
    attributes       AggregateFunction(argMax, Map(String, String), DateTime64(3, 'UTC')),
    referrer         SimpleAggregateFunction(max, String),
    referrer_domain  SimpleAggregateFunction(max, String),
    utm_source       SimpleAggregateFunction(max, String),
    utm_medium       SimpleAggregateFunction(max, String),
    utm_campaign     SimpleAggregateFunction(max, String),
    utm_term         SimpleAggregateFunction(max, String),
    utm_content      SimpleAggregateFunction(max, String),
    is_new_visitor   SimpleAggregateFunction(max, UInt8),
    is_bot           SimpleAggregateFunction(max, UInt8),
    browser          SimpleAggregateFunction(any, String),
    os               SimpleAggregateFunction(any, String),
    device           SimpleAggregateFunction(any, String),
    country          SimpleAggregateFunction(any, String),
    language         SimpleAggregateFunction(any, String),
    time_zone        SimpleAggregateFunction(any, String),
    screen_width     SimpleAggregateFunction(max, UInt16),
    screen_height    SimpleAggregateFunction(max, UInt16),
    viewport_width   SimpleAggregateFunction(max, UInt16),
    viewport_height  SimpleAggregateFunction(max, UInt16),
    sample_rate      SimpleAggregateFunction(min, Float32),
    INDEX by_session session_id TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (project_id, day, session_id)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS sessions_mv TO sessions AS
SELECT
    project_id, session_day AS day, session_id,
    any(events.visitor_id) AS visitor_id,
    max(events.user_id) AS user_id,
    min(ts) AS started,
    max(ts) AS ended,
    max(received_at) AS last_received,
    uniqExact(stream_id, batch_seq, batch_hash) AS batch_count,
    count() AS event_count,
    countIf(type = 'page_view') AS page_view_count,
    countIf(type = 'click') AS click_count,
    countIf(type IN ('js_error', 'unhandled_rejection')) AS error_count,
    argMinIfState(path, ts, toUInt8(type = 'page_view')) AS entry_path,
    argMaxIfState(path, ts, toUInt8(type = 'page_view')) AS exit_path,
    argMaxIfState(name, ts, toUInt8(type = 'group')) AS group_id,
    argMaxState(CAST(events.attributes, 'Map(String, String)'), ts) AS attributes,
    max(events.referrer) AS referrer,
    max(toString(events.referrer_domain)) AS referrer_domain,
    max(toString(events.utm_source)) AS utm_source,
    max(toString(events.utm_medium)) AS utm_medium,
    max(toString(events.utm_campaign)) AS utm_campaign,
    max(toString(events.utm_term)) AS utm_term,
    max(toString(events.utm_content)) AS utm_content,
    max(toUInt8(events.is_new_visitor)) AS is_new_visitor,
    max(toUInt8(events.is_bot)) AS is_bot,
    any(toString(events.browser)) AS browser,
    any(toString(events.os)) AS os,
    any(toString(events.device)) AS device,
    any(toString(events.country)) AS country,
    any(toString(events.language)) AS language,
    any(toString(events.time_zone)) AS time_zone,
    max(events.screen_width) AS screen_width,
    max(events.screen_height) AS screen_height,
    max(events.viewport_width) AS viewport_width,
    max(events.viewport_height) AS viewport_height,
    min(events.sample_rate) AS sample_rate
FROM events
GROUP BY project_id, day, session_id;
