-- Which log a row came from: an offset tells rows apart only within one log, and ClickHouse may outlive the log's files.
ALTER TABLE events ADD COLUMN IF NOT EXISTS log_id LowCardinality(String) AFTER is_conflict;

ALTER TABLE batches ADD COLUMN IF NOT EXISTS log_id LowCardinality(String) AFTER project_id;

ALTER TABLE batches_mv MODIFY QUERY
SELECT project_id, log_id, log_partition, log_offset, stream_id, batch_seq, batch_hash, received_at, count() AS event_count
FROM events
GROUP BY project_id, log_id, log_partition, log_offset, stream_id, batch_seq, batch_hash, received_at;
