import { createGuard, type Guard } from './guard.ts';
import { BATCH_LIMITS, TEXT_LIMITS } from './limits.ts';
import { type GoSightConfig, type Options, resolveOptions } from './options.ts';
import { toProperties } from './properties.ts';
import { createVisitorStore, type VisitorStore } from './session/visitor-store.ts';
import { Tracker } from './tracker.ts';
import { VERSION } from './version.ts';

/** Values of properties, traits and attributes; lists and objects are sent as JSON. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * The tracker's API. No call throws, logs (unless `debug` is set) or does anything outside a browser; before `init`, and
 * after `optOut`, calls are ignored.
 */
export class GoSightApi {
  readonly #defaultEndpoint: string | undefined;
  readonly #guard: Guard;
  #options: Options | undefined;
  #store: VisitorStore | undefined;
  #tracker: Tracker | undefined;

  /** `defaultEndpoint` is used when the configuration names none; without it the origin of the page. */
  constructor(defaultEndpoint?: string) {
    bindMethods(this);
    this.#defaultEndpoint = defaultEndpoint;
    this.#guard = createGuard((error) => {
      const { debug, hooks } = this.#options ?? {};
      // biome-ignore lint/suspicious/noConsole: only where the page asked for it.
      if (debug) console.warn('[GoSight]', error);
      hooks?.onError?.(error);
    });
  }

  /** Begins to record, once: a second call is ignored. Takes a project key or a configuration. */
  init(config: GoSightConfig | string): void {
    this.#guard(() => {
      if (typeof window === 'undefined' || this.#options) return;
      this.#options = resolveOptions(config, this.#defaultEndpoint ?? location.origin);
      if (!this.#options) return;
      this.#store = createVisitorStore(this.#options.projectKey);
      if (this.#store.hasOptedOut()) return;
      this.#start();
    });
  }

  /** Says who the visitor is. Another user than before begins a new session. */
  identify(userId: string | number, traits?: Properties): void {
    this.#run((tracker) => {
      const name = String(userId ?? '').slice(0, TEXT_LIMITS.userId);
      if (name === '') return;
      tracker.setUser(name);
      tracker.record({ type: 'identify', name, properties: toProperties(traits) }, URGENT);
    });
  }

  /** Records an event of your own. */
  track(name: string, properties?: Properties): void {
    this.#recordNamed('custom_event', name, properties);
  }

  /** Says to which group (company, team) the visitor belongs. */
  group(groupId: string | number, traits?: Properties): void {
    this.#recordNamed('group', String(groupId ?? ''), traits);
  }

  /** Adds attributes that all further events of this document carry. */
  setCustomAttributes(attributes: Properties): void {
    this.#run((tracker) => tracker.addAttributes(toProperties(attributes)));
  }

  /** The id of the session, a UUID; undefined before `init` and after `optOut`. */
  getSessionId(): string | undefined {
    return this.#run((tracker) => tracker.sessionId());
  }

  /** The id given to `identify`, also by an earlier page; undefined when nobody is identified. */
  getUserId(): string | undefined {
    return this.#run((tracker) => tracker.userId());
  }

  /** Ends the session and begins another. */
  startNewSession(): void {
    this.#run((tracker) => tracker.restart());
  }

  /** Records nothing until `resume`. */
  pause(): void {
    this.#run((tracker) => tracker.setPaused(true));
  }

  /** Records again after `pause`. */
  resume(): void {
    this.#run((tracker) => tracker.setPaused(false));
  }

  /** Whether nothing is recorded at present: paused, opted out or not begun. */
  isPaused(): boolean {
    return this.#run((tracker) => tracker.isPaused()) ?? true;
  }

  /** Sends what was recorded. Resolves when the server has it or an attempt failed (it is repeated); never rejects. */
  async flush(): Promise<void> {
    await this.#run((tracker) => tracker.flush());
  }

  /** Ends the session, forgets the visitor and records nothing any more, on later pages too. */
  optOut(): void {
    this.#guard(() => {
      this.#tracker?.stop('OPT_OUT');
      this.#tracker = undefined;
      this.#store?.clear();
      this.#store?.saveOptOut(true);
    });
  }

  /** Undoes `optOut`: begins to record as a new visitor. */
  optIn(): void {
    this.#guard(() => {
      this.#store?.saveOptOut(false);
      if (this.#options && !this.#tracker) this.#start();
    });
  }

  /** Whether this visitor opted out. */
  hasOptedOut(): boolean {
    return this.#guard(() => this.#store?.hasOptedOut()) ?? false;
  }

  /** Forgets user and attributes and begins a new visitor's session: for a log-out on a shared computer. */
  reset(): void {
    this.#run((tracker) => tracker.reset());
  }

  /** The version of the tracker. */
  getVersion(): string {
    return VERSION;
  }

  #start(): void {
    const { prerendering } = document as Document & { prerendering?: boolean };
    // A prerendered page was not visited yet, and may never be.
    if (prerendering) {
      document.addEventListener('prerenderingchange', () => this.#guard(() => this.#start()), { once: true });
      return;
    }
    if (!this.#options || !this.#store || this.#store.hasOptedOut() || this.#tracker) return;
    this.#tracker = new Tracker(this.#options, this.#store);
    this.#tracker.start();
  }

  #recordNamed(type: 'custom_event' | 'group', name: unknown, values: Properties | undefined): void {
    this.#run((tracker) => {
      const text = typeof name === 'string' ? name.slice(0, TEXT_LIMITS.name) : '';
      if (text) tracker.record({ type, name: text, properties: toProperties(values) }, URGENT);
    });
  }

  #run<Result>(use: (tracker: Tracker) => Result): Result | undefined {
    return this.#guard(() => (this.#tracker ? use(this.#tracker) : undefined));
  }
}

/** Methods may be handed around (`onClick={GoSight.pause}`): one called without its object would throw. */
function bindMethods(api: object): void {
  const methods = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(api)) as Record<
    string,
    PropertyDescriptor
  >;
  for (const [name, { value }] of Object.entries(methods)) {
    if (name !== 'constructor') Object.defineProperty(api, name, { value: value.bind(api) });
  }
}

const URGENT = { waitMs: BATCH_LIMITS.urgentWaitMs };
