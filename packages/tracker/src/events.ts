/** The page an event happened on; the URL is scrubbed. */
export type PageInfo = { url: string; title: string; referrer: string };

/** What is said about a clicked element; every text is masked. */
export type ElementDescription = {
  /** A CSS selector that is unique in the document; ` >>> ` steps into a shadow root. */
  selector: string;
  tag: string;
  id: string;
  classes: string;
  /** At most 50 characters; never the value of an input. */
  text: string;
  /** data-gosight-name, data-testid, data-analytics, a stable id or the accessible name: the first there is. */
  name: string;
  role: string;
  /** Scrubbed. */
  href: string;
  /** The `data-gosight-<key>` attributes. */
  data: Record<string, string>;
  interactive: boolean;
};

/** The five campaign parameters of a URL. */
export type Utm = { source: string; medium: string; campaign: string; term: string; content: string };

/** Why a session ended. */
export type SessionEndReason = 'IDLE' | 'MIDNIGHT' | 'MAX_AGE' | 'USER_CHANGED' | 'MANUAL' | 'OPT_OUT';

/** How a page view came about: a document, `history.pushState`, `replaceState`, back or forward or hash, bfcache. */
export type Navigation = 'LOAD' | 'PUSH' | 'REPLACE' | 'POP' | 'RESTORE';

/** What the page did within a second after a click; UNKNOWN: it was hidden before, or nobody can see it. */
export type ClickOutcome =
  | 'UNKNOWN'
  | 'NONE'
  | 'DOM'
  | 'NAVIGATION'
  | 'SCROLL'
  | 'SELECTION'
  | 'FOCUS'
  | 'MEDIA'
  | 'WINDOW'
  | 'ERROR';

type Details =
  | { type: 'session_start'; newVisitor: boolean; referrer: string; utm: Utm }
  | { type: 'session_end'; reason: SessionEndReason }
  | { type: 'page_view'; navigation: Navigation }
  | { type: 'page_exit'; timeOnPage: number; maxScrollPercent: number }
  | { type: 'page_visible' | 'page_hidden' }
  | {
      type: 'click';
      element: ElementDescription;
      x: number;
      y: number;
      offsetX: number;
      offsetY: number;
      elementWidth: number;
      elementHeight: number;
      button: number;
      modifiers: number;
      detail: number;
      outcome: ClickOutcome;
      outcomeDelay: number;
    }
  | {
      type: 'js_error' | 'unhandled_rejection';
      name: string;
      message: string;
      stack: string;
      source: string;
      line: number;
      column: number;
    }
  | { type: 'custom_event' | 'identify' | 'group'; name: string; properties: Record<string, string> };

/** An event as `beforeSend` sees it. `at` is Unix ms on the document's clock. */
export type GoSightEvent = Details & { at: number; page: PageInfo };

/** One kind of event without what every event has. */
export type EventDetails<Type extends GoSightEvent['type'] = GoSightEvent['type']> = Extract<
  Details,
  { type: Type }
>;
