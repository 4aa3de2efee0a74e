import type { Logger } from '@gosight/engines';
import type { Viewer } from '../auth/viewer.ts';
import type { ApiError } from '../errors.ts';
import { LIVE_INTERVAL_MS } from '../limits.ts';
import { endWithViewer } from './end-with-viewer.ts';
import { createLatestStream, type LatestStream } from './latest-stream.ts';
import type { LiveMetrics, LiveMetricsHub } from './live-metrics-hub.ts';
import type { SubscriptionSlots } from './subscription-slots.ts';

/** New metrics, or why there will be no more. */
export type LiveMessage = { readonly metrics: LiveMetrics } | { readonly error: ApiError };

type Services = {
  readonly live: LiveMetricsHub;
  readonly subscriptionSlots: SubscriptionSlots;
  readonly logger: Logger;
  readonly now: () => number;
  readonly request: Request;
};

/** The project's live metrics for a viewer who may see them, until his credential ends or he goes. */
export async function watchLiveMetrics(
  services: Services,
  viewer: Viewer,
  projectId: string,
): Promise<LatestStream<LiveMessage>> {
  let stream: LatestStream<LiveMessage> | undefined;
  const freeSlot = services.subscriptionSlots.take(viewer.id, () => stream?.close());
  try {
    const watch = await services.live.watch(projectId, () => stream?.changed());
    const cleanups = [freeSlot, watch.stop];
    stream = createLatestStream<LiveMessage>({
      read: () => ({ metrics: watch.read() }),
      intervalMs: LIVE_INTERVAL_MS,
      onClose: () => {
        for (const cleanup of cleanups) cleanup();
      },
    });
    cleanups.push(endWithViewer(services, viewer, stream));
    // He may have gone while the channel was opened.
    if (services.request.signal.aborted) stream.close();
    return stream;
  } catch (error) {
    freeSlot();
    throw error;
  }
}
