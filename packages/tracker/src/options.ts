import type { GoSightEvent } from './events.ts';
import { BATCH_LIMITS, SESSION_LIMITS } from './limits.ts';

/** What `init` takes. Everything but the project key may be left out. */
export type GoSightConfig = {
  /** The public key of the project (`gs_…`). */
  projectKey: string;
  /**
   * Where batches go: the address of your GoSight, without `/v1/batches`.
   * @defaultValue the origin of the script tag; for the npm package the origin of the page
   */
  endpoint?: string;
  /**
   * ms without user input after which the next input begins a new session.
   * @defaultValue `1_800_000` - 30 minutes
   */
  sessionTimeout?: number;
  /** When events are sealed into a batch. */
  batching?: {
    /** Events in a batch, 1 … 50. @defaultValue `50` */
    maxEvents?: number;
    /** ms an event waits at most; clicks, errors and custom events wait 200 ms. @defaultValue `5000` */
    maxWaitMs?: number;
  };
  /** What never leaves the page. */
  privacy?: {
    /**
     * Kept for recordings. Events never carry the value of any input, whatever is set here.
     * @defaultValue `true`
     */
    maskAllInputs?: boolean;
    /** Clicks inside elements matching these selectors are not recorded (as with `data-gosight-ignore`). */
    ignoreSelectors?: readonly string[];
    /** Text, names and attributes inside elements matching these are replaced (as with `data-gosight-mask`). */
    maskSelectors?: readonly string[];
    /** Nothing is recorded on these URLs: `*` stands for anything, or a regular expression. */
    blockUrls?: readonly (string | RegExp)[];
    /** Names of query parameters whose values may be sent, beside `utm_*`. @defaultValue none */
    keepQueryParams?: readonly string[];
  };
  /** A switch for each category of events. @defaultValue all `true` */
  events?: {
    /** Page views, exits, visible and hidden. */
    page?: boolean;
    /** Clicks. */
    mouse?: boolean;
    /** JavaScript errors and unhandled rejections. */
    error?: boolean;
  };
  /** Your code in our flow. */
  hooks?: {
    /** Sees each event before it is sealed; answer another one to change it, `null` to drop it. */
    beforeSend?: (event: GoSightEvent) => GoSightEvent | null;
    /** Hears of what went wrong inside the tracker; nothing is ever thrown into the page. */
    onError?: (error: unknown) => void;
  };
  /** Says on the console what goes wrong. @defaultValue `false` */
  debug?: boolean;
};

/** A configuration with its defaults filled in. */
export type Options = {
  projectKey: string;
  endpoint: string;
  sessionTimeoutMs: number;
  batching: { maxEvents: number; maxWaitMs: number };
  privacy: {
    ignoreSelectors: readonly string[];
    maskSelectors: readonly string[];
    blockUrls: readonly (string | RegExp)[];
    keepQueryParams: readonly string[];
  };
  events: { page: boolean; mouse: boolean; error: boolean };
  hooks: NonNullable<GoSightConfig['hooks']>;
  debug: boolean;
};

function numberBetween(
  value: number | undefined,
  range: { min: number; max: number; preset: number },
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return range.preset;
  return Math.min(range.max, Math.max(range.min, value));
}

/** Fills in the defaults; undefined when the project key is missing, so that there is nothing to start. */
export function resolveOptions(input: GoSightConfig | string, defaultEndpoint: string): Options | undefined {
  const config: GoSightConfig = typeof input === 'string' ? { projectKey: input } : (input ?? {});
  if (typeof config.projectKey !== 'string' || config.projectKey === '') return undefined;
  const { batching = {}, privacy = {}, events = {} } = config;
  const { maxEvents, maxWaitMs, minWaitMs } = BATCH_LIMITS;
  const { idleMs, minIdleMs, maxAgeMs } = SESSION_LIMITS;
  return {
    projectKey: config.projectKey,
    endpoint: (config.endpoint || defaultEndpoint).replace(/\/+$/, ''),
    sessionTimeoutMs: numberBetween(config.sessionTimeout, { min: minIdleMs, max: maxAgeMs, preset: idleMs }),
    batching: {
      maxEvents: Math.floor(numberBetween(batching.maxEvents, { min: 1, max: maxEvents, preset: maxEvents })),
      maxWaitMs: numberBetween(batching.maxWaitMs, { min: minWaitMs, max: 60_000, preset: maxWaitMs }),
    },
    privacy: {
      ignoreSelectors: privacy.ignoreSelectors ?? [],
      maskSelectors: privacy.maskSelectors ?? [],
      blockUrls: privacy.blockUrls ?? [],
      keepQueryParams: privacy.keepQueryParams ?? [],
    },
    events: { page: events.page ?? true, mouse: events.mouse ?? true, error: events.error ?? true },
    hooks: config.hooks ?? {},
    debug: config.debug ?? false,
  };
}
