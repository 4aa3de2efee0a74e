/**
 * The messages as the servers decode them. Absent fields read as their proto3 default through the prototype: read
 * fields by name, never spread or serialise a message. String, page and element fields are table indexes + 1, 0 = none.
 */
export type Batch = { readonly events?: EventBatch; readonly replayChunk?: ReplayChunk };

/** Events of one document with their string, page and element tables. */
export type EventBatch = {
  readonly streamId: Uint8Array;
  readonly batchSeq: number;
  readonly sessionId: Uint8Array;
  readonly visitorId: Uint8Array;
  readonly tabId: Uint8Array;
  /** Unix ms of the first event, on the document's monotonic clock. */
  readonly baseTs: number;
  readonly context?: Context;
  readonly strings: readonly string[];
  readonly pages: readonly Page[];
  readonly elements: readonly Element[];
  readonly events: readonly Event[];
};

/** What holds for every event of a batch. */
export type Context = {
  readonly userId: number;
  readonly language: number;
  readonly timeZone: number;
  readonly screenWidth: number;
  readonly screenHeight: number;
  readonly viewportWidth: number;
  readonly viewportHeight: number;
  readonly pixelRatioPercent: number;
  readonly sdkVersion: number;
  readonly attributes: readonly number[];
  readonly sampleRatePermille: number;
};

/** A page as the visitor saw it. */
export type Page = { readonly url: number; readonly title: number; readonly referrer: number };

/** An element that was clicked. */
export type Element = {
  readonly selector: number;
  readonly tag: number;
  readonly id: number;
  readonly classes: number;
  readonly text: number;
  readonly name: number;
  readonly role: number;
  readonly href: number;
  readonly data: readonly number[];
  readonly interactive: boolean;
};

/** The bodies an event may carry, by the name of their field. */
export type EventBodies = {
  readonly sessionStart: SessionStart;
  readonly pageView: PageView;
  readonly pageExit: PageExit;
  readonly click: Click;
  readonly jsError: JsError;
  readonly unhandledRejection: JsError;
  readonly customEvent: Custom;
  readonly identify: Custom;
  readonly group: Custom;
  readonly pageVisible: Empty;
  readonly pageHidden: Empty;
  readonly sessionEnd: SessionEnd;
  readonly mouseMove: MouseMove;
  readonly scroll: Scroll;
  readonly scrollMilestone: ScrollMilestone;
};

/** The kind of an event: the name of the body it carries. */
export type EventKind = keyof EventBodies;

/** One thing that happened; at most one body is set. */
export type Event = Partial<EventBodies> & {
  /** ms since the previous event of the batch (first: since `baseTs`); may be negative. */
  readonly dt: number;
  readonly page: number;
};

/** A body without fields. */
export type Empty = object;

/** A session began. */
export type SessionStart = {
  readonly newVisitor: boolean;
  readonly referrer: number;
  readonly utmSource: number;
  readonly utmMedium: number;
  readonly utmCampaign: number;
  readonly utmTerm: number;
  readonly utmContent: number;
};

/** A session ended; `reason` is a number of `SessionEndReason`. */
export type SessionEnd = { readonly reason: number };

/** A page was shown; `navigation` is a number of `Navigation`. */
export type PageView = { readonly navigation: number };

/** A page was left; `timeOnPage` counts visible ms. */
export type PageExit = { readonly timeOnPage: number; readonly maxScrollPercent: number };

/** A click and what the page did with it; `outcome` is a number of `ClickOutcome`. */
export type Click = {
  readonly element: number;
  readonly x: number;
  readonly y: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly elementWidth: number;
  readonly elementHeight: number;
  readonly button: number;
  readonly modifiers: number;
  readonly outcome: number;
  readonly outcomeDelay: number;
  readonly detail: number;
};

/** A JavaScript error. */
export type JsError = {
  readonly message: number;
  readonly stack: number;
  readonly source: number;
  readonly line: number;
  readonly column: number;
  readonly name: number;
};

/** A custom event, an `identify` or a `group` call. */
export type Custom = { readonly name: number; readonly properties: readonly number[] };

/** Where the mouse went: triples of ms, x and y, each the difference to the point before (the first absolute). */
export type MouseMove = { readonly points: readonly number[] };

/** A scroll that came to rest; `velocity` in px per s, negative = up. */
export type Scroll = {
  readonly top: number;
  readonly percent: number;
  readonly pageHeight: number;
  readonly velocity: number;
};

/** A share of the page was seen for the first time. */
export type ScrollMilestone = { readonly percent: number };

/** A piece of a recording; `encoding` is a number of `ChunkEncoding`. */
export type ReplayChunk = {
  readonly streamId: Uint8Array;
  readonly chunkSeq: number;
  readonly sessionId: Uint8Array;
  readonly visitorId: Uint8Array;
  readonly tabId: Uint8Array;
  readonly encoding: number;
  readonly firstTs: number;
  readonly lastTs: number;
  readonly hasFullSnapshot: boolean;
  readonly eventCount: number;
  readonly rawSize: number;
  readonly data: Uint8Array;
  /** Of the page at the first event, scrubbed. */
  readonly url: string;
  readonly viewportWidth: number;
  readonly viewportHeight: number;
};

/** An event that ingest refused, by its index in the batch. */
export type RejectedEvent = { readonly index: number; readonly code: string };

/** What ingest writes before the client's bytes in a log record. */
export type RecordHeader = {
  readonly projectId: string;
  /** Unix ms, server clock. */
  readonly receivedAt: number;
  /** ms to add to the stream's times to get server time. */
  readonly clockOffset: number;
  /** Truncated to /24 or /48. */
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly rejected: readonly RejectedEvent[];
};
