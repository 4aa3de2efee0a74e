import type { SessionEndReason } from '../events.ts';
import { uuidV4, uuidV7 } from '../ids.ts';
import { SESSION_LIMITS } from '../limits.ts';
import { sessionEnd } from './session-end.ts';
import type { VisitorState } from './visitor-state.ts';
import type { VisitorStore } from './visitor-store.ts';

/** What a keeper needs from outside. */
export type SessionKeeperDeps = {
  store: Pick<VisitorStore, 'load' | 'loadMirror' | 'saveCookie' | 'save'>;
  timeoutMs: number;
  /** The system's clock, Unix ms: shared with other tabs, and it goes on while the computer sleeps. */
  now: () => number;
  /** Runs something while no other tab does. */
  exclusively: (run: () => void) => void;
  /** The session in force ends; `activeAt` is its last input. `onLeave` follows. */
  onEnd: (reason: SessionEndReason, activeAt: number) => void;
  /** Another session comes into force next: what was recorded so far belongs to the present one. */
  onLeave: () => void;
  /** This tab began a session; `onSettled` follows. */
  onStart: (isNewVisitor: boolean) => void;
  /** The tabs agree on the session in force; `isOurs` is false when another tab's was taken over. */
  onSettled: (isOurs: boolean) => void;
};

/** Keeps the session of this document: shared with other tabs, prolonged by user input only. */
export class SessionKeeper {
  readonly #deps: SessionKeeperDeps;
  readonly #joined: VisitorState | undefined;
  #state: VisitorState;
  #isSettled = true;
  #savedAt: number;

  constructor(deps: SessionKeeperDeps) {
    this.#deps = deps;
    this.#savedAt = deps.now();
    this.#joined = deps.store.load();
    this.#state = this.#joined ?? this.#fresh(uuidV4(), '');
  }

  /** Joins the visitor's session, or begins one. Loading a page is user activity. */
  start(): void {
    if (this.#isAlive(this.#joined)) {
      this.#state.activeAt = this.#deps.now();
      this.save();
      return;
    }
    const { visitorId, user } = this.#state;
    this.#begin(this.#joined ? this.#fresh(visitorId, user) : this.#state, !this.#joined);
  }

  current(): Readonly<VisitorState> {
    return this.#state;
  }

  /** False for the moment in which another tab may turn out to have begun the session: nothing may be sealed then. */
  isSettled(): boolean {
    return this.#isSettled;
  }

  /** The user did something: prolongs the session, or begins a new one when it is over. */
  noteActivity(): void {
    const at = this.#deps.now();
    const isDue = at - this.#savedAt >= SESSION_LIMITS.saveEveryMs || !this.#isAlive(this.#state);
    if (isDue && this.#isSettled) this.#adopt();
    const reason = sessionEnd(this.#state, at, this.#deps.timeoutMs);
    if (reason) this.#roll(reason, this.#fresh(this.#state.visitorId, this.#state.user));
    else {
      this.#state.activeAt = at;
      if (isDue) this.save();
    }
  }

  /** Notes who the user is (a fingerprint); another user than before begins a new session. */
  setUser(user: string): void {
    if (this.#state.user === user) return;
    if (this.#state.user !== '') {
      this.#roll('USER_CHANGED', this.#fresh(this.#state.visitorId, user));
      return;
    }
    this.#state.user = user;
    this.save();
  }

  /** Begins a new session now. */
  restart(): void {
    this.#roll('MANUAL', this.#fresh(this.#state.visitorId, this.#state.user));
  }

  /** Begins the first session of a new visitor nobody is identified as. */
  restartAsNewVisitor(): void {
    this.#roll('MANUAL', this.#fresh(uuidV4(), ''), true);
  }

  /** Writes down the last activity, unless another tab has begun the next session meanwhile. */
  save(): void {
    if (!this.#isSettled) return;
    this.#savedAt = this.#deps.now();
    const other = this.#deps.store.load();
    const isOver =
      other && other.sessionId !== this.#state.sessionId && other.startedAt > this.#state.startedAt;
    if (!isOver) this.#deps.store.save(this.#state);
  }

  #fresh(visitorId: string, user: string): VisitorState {
    const at = this.#deps.now();
    return { visitorId, sessionId: uuidV7(at), startedAt: at, activeAt: at, user };
  }

  #isAlive(state: VisitorState | undefined): state is VisitorState {
    return state !== undefined && sessionEnd(state, this.#deps.now(), this.#deps.timeoutMs) === undefined;
  }

  #roll(reason: SessionEndReason, next: VisitorState, isNewVisitor = false): void {
    this.#deps.onEnd(reason, this.#state.activeAt);
    this.#deps.onLeave();
    this.#begin(next, isNewVisitor);
  }

  #begin(next: VisitorState, isNewVisitor: boolean): void {
    const replaced = this.#state.sessionId;
    this.#state = next;
    this.#savedAt = this.#deps.now();
    this.#isSettled = false;
    this.#deps.store.saveCookie(next);
    this.#deps.onStart(isNewVisitor);
    this.#deps.exclusively(() => this.#settle(next, replaced));
  }

  /** Under the lock: whichever tab wrote the mirror first, its session stands. */
  #settle(mine: VisitorState, replaced: string): void {
    if (this.#state.sessionId !== mine.sessionId) return;
    const other = this.#deps.store.loadMirror();
    const isForeign =
      this.#isAlive(other) && other.sessionId !== mine.sessionId && other.sessionId !== replaced;
    const isSameUser = !other?.user || !mine.user || other.user === mine.user;
    if (isForeign && isSameUser) this.#state = { ...other, user: mine.user || other.user };
    this.#deps.store.save(this.#state);
    this.#isSettled = true;
    this.#deps.onSettled(this.#state === mine);
  }

  /** Another tab may have prolonged the session or begun the next one. */
  #adopt(): void {
    const other = this.#deps.store.load();
    if (!other) return;
    if (other.sessionId === this.#state.sessionId) {
      this.#state.activeAt = Math.max(this.#state.activeAt, other.activeAt);
    } else if (this.#isAlive(other) && other.startedAt >= this.#state.startedAt) {
      this.#deps.onLeave();
      this.#state = other;
    }
  }
}
