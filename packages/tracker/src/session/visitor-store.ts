import { type Cookie, createCookie } from '../storage/cookie.ts';
import { readItem, writeItem } from '../storage/web-storage.ts';
import { formatState, parseState, type VisitorState } from './visitor-state.ts';

/** Where the state of a visitor is kept: a cookie, and localStorage as its mirror. */
export type VisitorStore = {
  /** The state all tabs share, from the cookie or where that is gone from the mirror. */
  load(): VisitorState | undefined;
  /** What was last settled under the lock by a tab of this origin. */
  loadMirror(): VisitorState | undefined;
  /** Tells other tabs and subdomains at once. */
  saveCookie(state: VisitorState): void;
  save(state: VisitorState): void;
  /** The id given to `identify`, for documents that load later; it stays on this origin. */
  loadUserId(): string | undefined;
  saveUserId(userId: string | undefined): void;
  hasOptedOut(): boolean;
  saveOptOut(isOptedOut: boolean): void;
  /** Forgets the visitor. */
  clear(): void;
};

/** Makes the store of a project: two projects on one site do not share visitors. */
export function createVisitorStore(projectKey: string): VisitorStore {
  const name = `_gs_${projectKey.replace(/[^\w-]/g, '')}`;
  const cookie: Cookie = createCookie(name);
  const optOut = createCookie(`${name}_out`);
  const loadMirror = () => parseState(readItem('localStorage', name));
  const hasOptedOut = () => Boolean(optOut.read() ?? readItem('localStorage', `${name}_out`));
  const saveCookie = (state: VisitorState) => {
    // A tab that goes on for a moment must not bring back what another one was told to forget.
    if (!hasOptedOut()) cookie.write(formatState(state));
  };
  return {
    loadMirror,
    hasOptedOut,
    saveCookie,
    load() {
      const shared = parseState(cookie.read());
      const mirror = loadMirror();
      // A browser may keep the cookie and refuse to change it, or drop it before the mirror.
      return shared && mirror && mirror.activeAt > shared.activeAt ? mirror : (shared ?? mirror);
    },
    save(state) {
      saveCookie(state);
      if (!hasOptedOut()) writeItem('localStorage', name, formatState(state));
    },
    loadUserId: () => readItem('localStorage', `${name}_user`),
    saveUserId: (userId) => writeItem('localStorage', `${name}_user`, userId),
    saveOptOut(isOptedOut) {
      writeItem('localStorage', `${name}_out`, isOptedOut ? '1' : undefined);
      if (isOptedOut) optOut.write('1');
      else optOut.remove();
    },
    clear() {
      cookie.remove();
      writeItem('localStorage', name, undefined);
      writeItem('localStorage', `${name}_user`, undefined);
    },
  };
}
