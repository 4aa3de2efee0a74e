import { GoSightApi } from './go-sight.ts';

/** A call as the page queues it before the script is there: the method's name, then its arguments. */
type QueuedCall = readonly [method: string, ...parameters: unknown[]];

type Host = { GoSight?: unknown };

/**
 * Puts the API at `window.GoSight` and makes the calls that were queued there, in order. `GoSight.q.push` goes on working.
 * A page that loads the script twice keeps its first tracker.
 */
export function adoptQueue(host: Host, endpoint: string | undefined): void {
  if (host.GoSight instanceof Object && 'getVersion' in host.GoSight) return;
  const { q: queued } = (host.GoSight ?? {}) as { q?: unknown };
  const api = new GoSightApi(endpoint);
  const push = (...calls: QueuedCall[]) => {
    for (const call of calls) make(api, call);
    return 0;
  };
  host.GoSight = Object.assign(api, { q: { push } });
  if (Array.isArray(queued)) push(...queued);
}

function make(api: GoSightApi, call: QueuedCall): void {
  if (!Array.isArray(call)) return;
  const [method, ...parameters] = call;
  const target = (api as unknown as Record<string, unknown>)[method];
  if (typeof target === 'function' && method !== 'constructor') target.apply(api, parameters);
}
