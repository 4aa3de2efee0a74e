import type { ClickHouseClient } from '@clickhouse/client';
import type { Cache, Logger } from '@gosight/engines';
import { LIVE_LIMITS } from '../limits.ts';
import type { EventRow } from '../write/event-row.ts';
import { createLiveProject, type LiveProject } from './live-project.ts';
import { createLivePublisher, type LivePublisher } from './live-publisher.ts';
import { loadLiveHistory } from './load-live-history.ts';

/** The live figures of the partitions that this process owns, published as this source's part of each project. */
export type LiveMetrics = {
  /** Takes over a partition from a place in a log on, with what ClickHouse knows of the last minutes before it. */
  assign(partition: number, from: { readonly logId: string; readonly offset: number }): Promise<void>;
  /** Counts stored rows of an assigned partition. Bots do not count. */
  observe(partition: number, rows: readonly EventRow[]): void;
  /** Forgets a partition. */
  release(partition: number): void;
  stop(): Promise<void>;
};

export type LiveMetricsOptions = {
  readonly clickhouse: Pick<ClickHouseClient, 'query'>;
  readonly cache: Pick<Cache, 'set' | 'publish' | 'delete'>;
  readonly logger: Logger;
  /** Unix ms. */
  readonly now: () => number;
  /** The name of this process among those that publish parts. */
  readonly source: string;
};

type Project = { readonly state: LiveProject; readonly publisher: LivePublisher };

/**
 * Keeps live metrics in memory. Nothing is lost with them: what they show is in ClickHouse, from where the next owner of a
 * partition starts.
 */
export function createLiveMetrics(options: LiveMetricsOptions): LiveMetrics {
  const { clickhouse, logger, now } = options;
  const projects = new Map<string, Project>();

  function projectOf(projectId: string): Project {
    const known = projects.get(projectId);
    if (known !== undefined) return known;
    const state = createLiveProject();
    const figures = () => state.figures(now());
    const project = { state, publisher: createLivePublisher({ ...options, projectId, figures }) };
    projects.set(projectId, project);
    return project;
  }

  const ticking = setInterval(() => {
    for (const [projectId, project] of projects) {
      const { sessions, eventsPerSecond } = project.state.figures(now());
      const isOver = sessions === 0 && eventsPerSecond === 0 && project.publisher.isSettled();
      if (isOver) projects.delete(projectId);
      else project.publisher.tick();
    }
  }, LIVE_LIMITS.publishIntervalMs).unref();

  return {
    async assign(partition, from) {
      try {
        const history = await loadLiveHistory(clickhouse, { ...from, partition, now: now() });
        for (const session of history.sessions) {
          projectOf(session.projectId).state.touch(partition, session, now());
        }
        for (const { projectId, ts, ...counts } of history.rates) {
          projectOf(projectId).state.count(partition, { ts, now: now() }, counts);
        }
        for (const { publisher } of projects.values()) publisher.changed();
      } catch (error) {
        logger.warn({ err: error, partition }, 'Live metrics start from nothing: ClickHouse did not answer');
      }
    },
    observe(partition, rows) {
      const touched = new Set<LivePublisher>();
      for (const row of rows) {
        if (row.is_bot) continue;
        const { state, publisher } = projectOf(row.project_id);
        observeRow(state, { partition, row, now: now() });
        touched.add(publisher);
      }
      for (const publisher of touched) publisher.changed();
    },
    release(partition) {
      for (const { state, publisher } of projects.values()) {
        state.release(partition);
        publisher.tick();
      }
    },
    async stop() {
      clearInterval(ticking);
      await Promise.all(Array.from(projects.values(), ({ publisher }) => publisher.stop()));
      projects.clear();
    },
  };
}

function observeRow(state: LiveProject, place: { partition: number; row: EventRow; now: number }): void {
  const { partition, row, now } = place;
  const ts = Date.parse(row.ts);
  const isPageView = row.type === 'page_view';
  const isError = row.type === 'js_error' || row.type === 'unhandled_rejection';
  const activity = { sessionId: row.session_id, visitorId: row.visitor_id, ts };
  state.touch(partition, { ...activity, page: isPageView ? (row.path_group ?? '') : undefined }, now);
  state.count(partition, { ts, now }, { events: 1, pageViews: isPageView ? 1 : 0, errors: isError ? 1 : 0 });
}
