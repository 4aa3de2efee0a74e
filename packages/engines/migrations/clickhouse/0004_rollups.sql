-- 15-minute UTC buckets: any time zone's days are sums of them.
CREATE TABLE IF NOT EXISTS site_15m
(
    project_id  LowCardinality(String),
    bucket      DateTime('UTC'),
    device      LowCardinality(String),
    country     LowCardinality(String),
    browser     LowCardinality(String),
    is_bot      Bool,
    events      SimpleAggregateFunction(sum, UInt64),
    page_views  SimpleAggregateFunction(sum, UInt64),
    clicks      SimpleAggregateFunction(sum, UInt64),
    errors      SimpleAggregateFunction(sum, UInt64),
    visitors    AggregateFunction(uniqCombined64(14), UUID),
    sessions    AggregateFunction(uniqCombined64(14), UUID)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(bucket)
ORDER BY (project_id, bucket, device, country, browser, is_bot)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS site_15m_mv TO site_15m AS
SELECT project_id, toStartOfInterval(toDateTime(ts, 'UTC'), INTERVAL 15 MINUTE) AS bucket, device, country, browser, is_bot,
       count() AS events,
       countIf(type = 'page_view') AS page_views,
       countIf(type = 'click') AS clicks,
       countIf(type IN ('js_error', 'unhandled_rejection')) AS errors,
       uniqCombined64State(14)(visitor_id) AS visitors,
       uniqCombined64State(14)(session_id) AS sessions
FROM events
GROUP BY project_id, bucket, device, country, browser, is_bot;

CREATE TABLE IF NOT EXISTS page_15m
(
    project_id  LowCardinality(String),
    bucket      DateTime('UTC'),
    path_group  LowCardinality(String),
    device      LowCardinality(String),
    country     LowCardinality(String),
    browser     LowCardinality(String),
    is_bot      Bool,
    page_views  SimpleAggregateFunction(sum, UInt64),
    clicks      SimpleAggregateFunction(sum, UInt64),
    errors      SimpleAggregateFunction(sum, UInt64),
    visitors    AggregateFunction(uniqCombined64(12), UUID)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(bucket)
ORDER BY (project_id, bucket, path_group, device, country, browser, is_bot)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS page_15m_mv TO page_15m AS
SELECT project_id, toStartOfInterval(toDateTime(ts, 'UTC'), INTERVAL 15 MINUTE) AS bucket, path_group, device, country,
       browser, is_bot,
       countIf(type = 'page_view') AS page_views,
       countIf(type = 'click') AS clicks,
       countIf(type IN ('js_error', 'unhandled_rejection')) AS errors,
       uniqCombined64State(12)(visitor_id) AS visitors
FROM events
WHERE type IN ('page_view', 'click', 'js_error', 'unhandled_rejection')
GROUP BY project_id, bucket, path_group, device, country, browser, is_bot;
