import { createHash } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';

/** An event of a fixture: what a test cares about; the rest is what a processor would write for a plain visit. */
export type FixtureEvent = {
  readonly type: string;
  /** ms after the session's start. @defaultValue one second after the event before */
  readonly after?: number;
} & Readonly<Record<string, unknown>>;

/** A session of a fixture. */
export type FixtureSession = {
  readonly projectId: string;
  /** Names it in the test; its UUID follows from it. */
  readonly name: string;
  /** Unix ms. */
  readonly startedAt: number;
  /** Columns that all its events share. */
  readonly columns?: Readonly<Record<string, unknown>>;
  /** @defaultValue one page view of `/` */
  readonly events?: readonly FixtureEvent[];
};

/** A UUID that follows from a name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Stores the sessions as a processor does: one row per event, one block. */
export async function insertSessions(
  clickhouse: ClickHouseClient,
  sessions: readonly FixtureSession[],
): Promise<void> {
  const values = sessions.flatMap(eventRows);
  await clickhouse.insert({ table: 'events', values, format: 'JSONEachRow' });
}

function eventRows(session: FixtureSession): Record<string, unknown>[] {
  const { events = [{ type: 'page_view', path: '/' }] } = session;
  let at = session.startedAt - 1000;
  return events.map(({ after, ...event }, index) => {
    at = after === undefined ? at + 1000 : session.startedAt + after;
    return { ...commonColumns(session, at, index), ...pageColumns(event), ...session.columns, ...event };
  });
}

function commonColumns({ projectId, name, startedAt }: FixtureSession, at: number, index: number) {
  return {
    project_id: projectId,
    ts: new Date(at).toISOString(),
    client_ts: new Date(at).toISOString(),
    received_at: new Date(at + 200).toISOString(),
    session_id: uuidOf(name),
    session_day: new Date(startedAt).toISOString().slice(0, 10),
    visitor_id: uuidOf(`visitor of ${name}`),
    stream_id: String(BigInt(`0x${uuidOf(`stream of ${name}`).slice(0, 8)}`) * 1_000_003n),
    batch_seq: 0,
    event_index: index,
    batch_hash: '1234567890123456789',
    log_partition: 3,
    log_offset: '1',
    tab_id: '77',
    browser: 'Chrome',
    os: 'Windows',
    device: 'desktop',
    language: 'de-DE',
    time_zone: 'Europe/Berlin',
    screen_width: 1920,
    screen_height: 1080,
    viewport_width: 1280,
    viewport_height: 720,
    sample_rate: 1,
  };
}

function pageColumns(event: Readonly<Record<string, unknown>>) {
  const path = event['path'] ?? '/';
  return { path, path_group: path, url: `https://shop.example.com${path}`, title: `Page ${path}` };
}
