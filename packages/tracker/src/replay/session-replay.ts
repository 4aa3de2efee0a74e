import { REPLAY_LIMITS } from '../limits.ts';
import type { Recorder } from '../recorder.ts';
import { isSampled } from '../session/is-sampled.ts';
import { ChunkBuilder } from './chunk-builder.ts';
import { type ChunkIdentity, ChunkShipper, type Enqueue } from './chunk-shipper.ts';
import {
  type LoadRecorder,
  RECORDED_TYPE,
  type RecordedEvent,
  type RunningRecorder,
  type StartRecorder,
} from './recorder-port.ts';

/** Whose visit is recorded; canonical UUIDs. */
export type RecordedSession = Pick<ChunkIdentity, 'sessionId' | 'visitorId'>;

/** What a replay needs from outside. */
export type SessionReplayDeps = {
  recorder: Recorder;
  load: LoadRecorder;
  /** The session in force; undefined while the tabs have not agreed on it. */
  session: () => RecordedSession | undefined;
  /** Numbers the next chunk of this document. */
  identify: () => Pick<ChunkIdentity, 'streamId' | 'chunkSeq' | 'tabId'>;
  enqueue: Enqueue;
  /** Whether this visitor opted out, in whatever tab. */
  hasOptedOut: () => boolean;
  onError: (error: unknown) => void;
};

/** Decides when a document is recorded, and turns the recording into chunks of the session in force. */
export class SessionReplay {
  readonly #deps: SessionReplayDeps;
  readonly #builder: ChunkBuilder;
  readonly #shipper: ChunkShipper;
  #isLoading = false;
  #start: StartRecorder | undefined;
  #running: RunningRecorder | undefined;
  /** The session that is recorded; undefined for none and for one that was not chosen. */
  #session: RecordedSession | undefined;
  #enteredId: string | undefined;
  /** Something was missed: increments mean nothing before the next full snapshot. */
  #isStale = true;
  #isPaused = false;
  #isHidden = document.visibilityState === 'hidden';
  #isStopped = false;
  #isBlockedPage: boolean;
  #activeAt: number;
  #snapshotAt = 0;
  #notBefore = 0;
  #snapshotTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: SessionReplayDeps) {
    this.#deps = deps;
    const { clock, page, listeners } = deps.recorder;
    this.#activeAt = clock();
    this.#isBlockedPage = page.url === '';
    this.#shipper = new ChunkShipper(deps.enqueue);
    this.#builder = new ChunkBuilder({
      clock,
      place: () => ({ url: deps.recorder.page.url, viewportWidth: innerWidth, viewportHeight: innerHeight }),
      seal: (chunk) => {
        if (this.#session && !deps.hasOptedOut()) {
          this.#shipper.ship(chunk, { ...deps.identify(), ...this.#session });
        }
      },
      onSnapshotDue: () => this.#snapshotIn(0),
    });
    listeners.onStop(() => this.stop());
  }

  /** The user did something; since then another tab's session may be in force. */
  noteActivity(): void {
    this.#activeAt = this.#deps.recorder.clock();
    this.enterSession();
  }

  /** Another session comes into force next: what was recorded belongs to the present one. */
  leaveSession(): void {
    this.#builder.seal();
    this.#session = undefined;
    this.#enteredId = undefined;
    this.#isStale = true;
  }

  /** Begins to record the session in force, if it is one of those chosen. */
  enterSession(): void {
    const session = this.#deps.session();
    if (session && session.sessionId !== this.#enteredId) {
      this.leaveSession();
      const { sessionId, visitorId } = session;
      this.#enteredId = sessionId;
      if (this.#isChosen(sessionId)) this.#session = { sessionId, visitorId };
    }
    this.#refresh();
  }

  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (isPaused) this.#builder.seal();
    else this.#refresh();
  }

  /** Another page is shown in the same document. */
  noteRoute(): void {
    const { clock, page } = this.#deps.recorder;
    // For a moment the page that may not be recorded is still to be seen.
    if (this.#isBlockedPage) this.#notBefore = clock() + REPLAY_LIMITS.routeSettleMs;
    this.#isBlockedPage = page.url === '';
    const isCheap = this.#builder.snapshotSize <= REPLAY_LIMITS.maxRouteSnapshotBytes;
    if (!this.#isStale && !isCheap) return;
    this.#cancelSnapshot();
    this.#snapshotIn(REPLAY_LIMITS.routeSettleMs);
  }

  /** Chunks were lost: what follows can be played only from another full snapshot on. */
  noteLoss(): void {
    this.#isStale = true;
    this.#notBefore = Math.max(this.#notBefore, this.#snapshotAt + REPLAY_LIMITS.snapshotPauseMs);
    this.#snapshotIn(this.#notBefore - this.#deps.recorder.clock());
  }

  /** The document is shown again. */
  show(): void {
    this.#isHidden = false;
    this.#refresh();
  }

  /** The document is hidden, and may be gone next: what is small goes at once, and nothing is recorded until `show`. */
  hide(): void {
    this.#isHidden = true;
    this.#builder.seal();
    this.#shipper.shipRaw(REPLAY_LIMITS.maxTailBytes);
  }

  /** The document is left: what browsers take for a page that is gone goes uncompressed, the rest is lost. */
  leave(): void {
    this.#isHidden = true;
    const left = this.#shipper.shipRaw(REPLAY_LIMITS.maxTailBytes);
    this.#builder.sealTail(left);
    this.#shipper.shipRaw(left);
  }

  /** The document came back from the back/forward cache, as another stream. */
  restore(): void {
    this.#isHidden = false;
    this.#isStale = true;
    this.enterSession();
  }

  /** How long increments wait at most from now on; without a value as usual. */
  setMaxWait(waitMs?: number): void {
    this.#builder.setMaxWait(waitMs);
  }

  /** Seals what was recorded; resolves when it is handed on. */
  flush(): Promise<void> {
    this.#builder.seal();
    return this.#shipper.settled();
  }

  /** Stops for good; what was recorded is still sent. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#cancelSnapshot();
    this.#builder.seal();
    this.#running?.stop();
  }

  #isChosen(sessionId: string): boolean {
    const { sessionSampleRate, replaySampleRate } = this.#deps.recorder.options.sampling;
    return (
      isSampled(sessionId, 'session', sessionSampleRate) && isSampled(sessionId, 'replay', replaySampleRate)
    );
  }

  #mayRecord(): boolean {
    const { clock, page } = this.#deps.recorder;
    const now = clock();
    const isOff = this.#isStopped || this.#isPaused || this.#isHidden || page.url === '';
    const isIdle = now - this.#activeAt >= REPLAY_LIMITS.idleMs;
    return !isOff && !isIdle && this.#session !== undefined && now >= this.#notBefore;
  }

  /** Begins to record, or records again where something was missed. */
  #refresh(): void {
    if (!this.#isStale || !this.#mayRecord()) return;
    if (this.#running) this.#takeSnapshot();
    else if (this.#start) this.#run(this.#start);
    else this.#load();
  }

  #load(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const { load, onError, recorder } = this.#deps;
    load().then((start) => {
      this.#start = start;
      recorder.guard(() => this.#refresh());
    }, onError);
  }

  #run(start: StartRecorder): void {
    const { recorder, onError } = this.#deps;
    const { clock, privacy, options, guard } = recorder;
    try {
      this.#running = start({
        clock,
        onError,
        rules: { ...privacy, maskAllInputs: options.privacy.maskAllInputs },
        sampling: options.sampling,
        wants: () => guard(() => this.#wants()) ?? false,
        emit: (event) => guard(() => this.#take(event)),
      });
      for (const ms of REPLAY_LIMITS.drawnAfterMs) setTimeout(() => guard(() => this.#snapshotDrawn()), ms);
    } catch (error) {
      this.#isStopped = true;
      onError(error);
    }
  }

  #wants(): boolean {
    const mayRecord = this.#mayRecord();
    if (!mayRecord) this.#isStale = true;
    return mayRecord;
  }

  #take(event: RecordedEvent): void {
    if (event.type === RECORDED_TYPE.meta) this.#isStale = false;
    if (this.#isStale) return;
    if (event.type === RECORDED_TYPE.fullSnapshot) this.#snapshotAt = event.timestamp;
    this.#builder.add(event);
  }

  #takeSnapshot(): void {
    try {
      this.#running?.takeFullSnapshot();
    } catch (error) {
      this.#isStale = true;
      this.#deps.onError(error);
    }
  }

  /** A page that scripts draw is all but empty at first: drawn, it is worth a snapshot like a route that has settled. */
  #snapshotDrawn(): void {
    const { snapshotSize, sizeSinceSnapshot } = this.#builder;
    const size = snapshotSize + sizeSinceSnapshot;
    if (sizeSinceSnapshot < REPLAY_LIMITS.minDrawnBytes || size > REPLAY_LIMITS.maxRouteSnapshotBytes) return;
    this.#snapshotIn(0);
  }

  #snapshotIn(ms: number): void {
    if (this.#snapshotTimer !== undefined || this.#isStopped) return;
    this.#snapshotTimer = setTimeout(
      () => {
        this.#snapshotTimer = undefined;
        if (this.#mayRecord()) this.#takeSnapshot();
        else this.#isStale = true;
      },
      Math.max(0, ms),
    );
  }

  #cancelSnapshot(): void {
    clearTimeout(this.#snapshotTimer);
    this.#snapshotTimer = undefined;
  }
}
