import { Batcher } from './batcher.ts';
import { createClock } from './clock.ts';
import { collectActivity } from './collect/activity.ts';
import { Clicks } from './collect/clicks.ts';
import { collectErrors } from './collect/errors.ts';
import { currentPage, PageViews, refreshTitle } from './collect/page-views.ts';
import { watchNavigation } from './collect/watch-navigation.ts';
import { DocumentStream, tabId } from './document-stream.ts';
import { encodeEvents } from './encode-events.ts';
import { eventContext } from './event-context.ts';
import type { EventDetails, GoSightEvent, SessionEndReason } from './events.ts';
import { createGuard, type Guard } from './guard.ts';
import { fingerprint } from './ids.ts';
import { BATCH_LIMITS, TEXT_LIMITS } from './limits.ts';
import { createListeners } from './listeners.ts';
import type { Options } from './options.ts';
import { type Lifecycle, watchLifecycle } from './page-lifecycle.ts';
import { createPrivacy } from './privacy.ts';
import type { Recorder, RecordOptions } from './recorder.ts';
import { Sender } from './send/sender.ts';
import { exclusively } from './session/exclusively.ts';
import { SessionKeeper } from './session/session-keeper.ts';
import { sessionStart } from './session/session-start.ts';
import type { VisitorStore } from './session/visitor-store.ts';

/** One running tracker: collectors in, sealed batches out. */
export class Tracker {
  readonly #options: Options;
  readonly #store: VisitorStore;
  readonly #guard: Guard;
  readonly #recorder: Recorder;
  readonly #keeper: SessionKeeper;
  readonly #batcher: Batcher;
  readonly #sender: Sender;
  readonly #stream = new DocumentStream();
  readonly #tabId = tabId();
  #attributes: Record<string, string> = {};
  #userId = '';
  #isPaused = false;
  #startEvent: GoSightEvent | undefined;

  constructor(options: Options, store: VisitorStore) {
    this.#options = options;
    this.#store = store;
    this.#guard = createGuard((error) => this.#report(error));
    this.#recorder = this.#createRecorder();
    this.#sender = this.#createSender();
    this.#batcher = new Batcher({
      ...options.batching,
      canSeal: () => this.#keeper.isSettled(),
      seal: (events) => this.#guard(() => this.#seal(events)),
      onDrop: (reason) => this.#report(new Error(reason)),
    });
    this.#keeper = this.#createKeeper();
    const userId = store.loadUserId() ?? '';
    if (userId && fingerprint(userId) === this.#keeper.current().user) this.#userId = userId;
  }

  /** Begins to record this document. */
  start(): void {
    const { listeners } = this.#recorder;
    this.#keeper.start();
    collectActivity(this.#recorder);
    const pages = new PageViews(this.#recorder);
    const clicks = this.#options.events.mouse ? new Clicks(this.#recorder) : undefined;
    if (this.#options.events.error) collectErrors(this.#recorder);
    watchNavigation(listeners, (navigation) =>
      this.#guard(() => {
        clicks?.react('NAVIGATION');
        pages.move(navigation);
      }),
    );
    listeners.on(document, 'scroll', () => pages.noteScroll());
    watchLifecycle(listeners, this.#lifecycle(pages, clicks));
    pages.open('LOAD');
  }

  /** Stops for good; what was recorded is still sent. */
  stop(reason: SessionEndReason): void {
    this.#endSession(reason, Date.now());
    this.#recorder.listeners.stop();
    this.#batcher.flush(true);
    this.#isPaused = true;
  }

  record(details: EventDetails, options: RecordOptions = {}): GoSightEvent | undefined {
    const { clock, page: shown } = this.#recorder;
    const { at = clock(), page = shown, waitMs } = options;
    const isUnwanted = details.type.startsWith('page_') && !this.#options.events.page;
    if (this.#isPaused || isUnwanted || page.url === '') return undefined;
    const event: GoSightEvent = { at, page, ...details };
    this.#batcher.add(event, waitMs);
    return event;
  }

  sessionId(): string {
    return this.#keeper.current().sessionId;
  }

  userId(): string | undefined {
    return this.#userId || undefined;
  }

  setUser(id: string): void {
    const userId = id.slice(0, TEXT_LIMITS.userId);
    if (userId === this.#userId) return;
    // What was recorded of another user must not carry this one's id; an unknown visitor was this user all along.
    if (this.#userId) this.#batcher.flush();
    this.#keeper.setUser(fingerprint(userId));
    this.#userId = userId;
    this.#store.saveUserId(userId);
  }

  addAttributes(attributes: Record<string, string>): void {
    // Attributes set right after `init` belong to the first batch, too.
    if (this.#batcher.hasSealed()) this.#batcher.flush();
    this.#attributes = { ...this.#attributes, ...attributes };
  }

  restart(): void {
    this.#keeper.restart();
  }

  /** Forgets user, attributes and visitor: somebody else may use this browser now. */
  reset(): void {
    this.#keeper.restartAsNewVisitor();
    this.#attributes = {};
    this.#userId = '';
    this.#store.saveUserId(undefined);
  }

  setPaused(isPaused: boolean): void {
    if (isPaused) this.#batcher.flush();
    this.#isPaused = isPaused;
  }

  isPaused(): boolean {
    return this.#isPaused;
  }

  flush(): Promise<void> {
    this.#batcher.flush(true);
    return this.#sender.drained();
  }

  #createRecorder(): Recorder {
    const privacy = createPrivacy(this.#options);
    return {
      options: this.#options,
      privacy,
      clock: createClock(),
      guard: this.#guard,
      listeners: createListeners(this.#guard),
      page: currentPage(privacy),
      record: (details, options) => this.record(details, options),
      noteActivity: () => {
        if (!this.#isPaused) this.#keeper.noteActivity();
      },
    };
  }

  #createSender(): Sender {
    const { endpoint, projectKey } = this.#options;
    return new Sender({
      url: `${endpoint}/v1/batches?k=${encodeURIComponent(projectKey)}`,
      transport: (url, init) => fetch(url, init),
      beacon: (url, body) => navigator.sendBeacon?.(url, body) ?? false,
      now: this.#recorder.clock,
      onFlushAfter: (flushAfterMs) => this.#batcher.setMaxWait(flushAfterMs),
      onDrop: (reason) => this.#report(new Error(reason)),
    });
  }

  #createKeeper(): SessionKeeper {
    return new SessionKeeper({
      store: this.#store,
      timeoutMs: this.#options.sessionTimeoutMs,
      now: Date.now,
      exclusively: (run) => exclusively(`gosight-${this.#options.projectKey}`, () => this.#guard(run)),
      onEnd: (reason, activeAt) => this.#endSession(reason, activeAt),
      onLeave: () => this.#batcher.flush(true),
      onStart: (isNewVisitor) => {
        this.#startEvent = this.record(sessionStart(this.#recorder.privacy, isNewVisitor), {
          waitMs: BATCH_LIMITS.urgentWaitMs,
        });
      },
      onSettled: (isOurs) => {
        if (!isOurs && this.#startEvent) this.#batcher.remove(this.#startEvent);
        this.#batcher.resume();
      },
    });
  }

  /** Records the end at the time of the last input, put onto the document's clock. */
  #endSession(reason: SessionEndReason, activeAt: number): void {
    const at = this.#recorder.clock() - Math.max(0, Date.now() - activeAt);
    this.record({ type: 'session_end', reason }, { at });
  }

  #lifecycle(pages: PageViews, clicks: Clicks | undefined): Lifecycle {
    const sealAll = () => {
      clicks?.settle();
      this.#keeper.save();
      this.#batcher.flush(true);
    };
    return {
      onHidden: () => {
        pages.noteVisibility(false);
        this.record({ type: 'page_hidden' });
        sealAll();
        this.#sender.sendAll();
      },
      onVisible: () => {
        pages.noteVisibility(true);
        this.#recorder.noteActivity();
        this.record({ type: 'page_visible' });
      },
      onLeave: () => {
        clicks?.settle();
        pages.close();
        sealAll();
        this.#sender.sendAllByBeacon();
      },
      onRestore: () => {
        this.#batcher.flush(true);
        this.#stream.renew();
        this.#recorder.noteActivity();
        pages.open('RESTORE');
      },
      onOnline: () => this.#sender.retryNow(),
    };
  }

  #seal(recorded: readonly GoSightEvent[]): void {
    refreshTitle(this.#recorder);
    // Another tab may have been told meanwhile.
    if (this.#store.hasOptedOut()) return;
    const events = recorded.map((event) => this.#beforeSend(event)).filter((event) => event !== undefined);
    if (events.length === 0) return;
    const { sessionId, visitorId } = this.#keeper.current();
    const identity = { ...this.#stream.next(), tabId: this.#tabId, sessionId, visitorId };
    this.#sender.enqueue(encodeEvents(events, identity, eventContext(this.#userId, this.#attributes)));
  }

  /** An event that the page's hook fails on is dropped: the hook may be there to keep something from leaving. */
  #beforeSend(event: GoSightEvent): GoSightEvent | undefined {
    const { beforeSend } = this.#options.hooks;
    return beforeSend ? (this.#guard(() => beforeSend(event)) ?? undefined) : event;
  }

  #report(error: unknown): void {
    // biome-ignore lint/suspicious/noConsole: only where the page asked for it.
    if (this.#options.debug) console.warn('[GoSight]', error);
    this.#options.hooks.onError?.(error);
  }
}
