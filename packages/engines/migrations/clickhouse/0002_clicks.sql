-- Clicks in the order heatmaps read them.
CREATE TABLE IF NOT EXISTS clicks
(
    project_id      LowCardinality(String),
    path_group      LowCardinality(String),
    device          LowCardinality(String),
    ts              DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    session_id      UUID,
    visitor_id      UUID,
    is_bot          Bool,
    browser         LowCardinality(String),
    country         LowCardinality(String),
    element_key     String CODEC(ZSTD(1)),
    selector        String CODEC(ZSTD(1)),
    element_name    String CODEC(ZSTD(1)),
    element_tag     LowCardinality(String),
    element_text    String CODEC(ZSTD(1)),
    x               Int32,
    y               Int32,
    offset_x        UInt16,
    offset_y        UInt16,
    element_width   UInt16,
    element_height  UInt16,
    viewport_width  UInt16,
    outcome         LowCardinality(String),
    outcome_delay   UInt32
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (project_id, path_group, device, ts)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS clicks_mv TO clicks AS
SELECT project_id, path_group, device, ts, session_id, visitor_id, is_bot, browser, country, element_key, selector,
       element_name, element_tag, element_text, x, y, offset_x, offset_y, element_width, element_height, viewport_width,
       outcome, outcome_delay
FROM events
WHERE type = 'click';
