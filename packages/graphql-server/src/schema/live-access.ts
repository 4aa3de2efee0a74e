import { authorize } from '../auth/can.ts';
import type { Viewer } from '../auth/viewer.ts';
import { type RequestContext, requireViewer } from '../context.ts';
import { forbidden } from '../errors.ts';
import type { LiveMetrics } from '../live/live-metrics-hub.ts';

/** Throws `FORBIDDEN` unless the viewer may see the whole project's live metrics. */
export function authorizeLive(viewer: Viewer, projectId: string): void {
  const { filter } = authorize(viewer, 'analytics:read', projectId);
  // Live metrics are counted for the project as a whole: one person's share can't be told apart.
  if (filter) throw forbidden('A token with a filter can not see live metrics.');
}

/** The project's live metrics right now. */
export function liveMetricsOf(context: RequestContext, projectId: string): Promise<LiveMetrics> {
  authorizeLive(requireViewer(context), projectId);
  return context.live.current(projectId);
}
