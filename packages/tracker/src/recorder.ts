import type { Clock } from './clock.ts';
import type { EventDetails, GoSightEvent, PageInfo } from './events.ts';
import type { Guard } from './guard.ts';
import type { Listeners } from './listeners.ts';
import type { Options } from './options.ts';
import type { Privacy } from './privacy.ts';

/** When and where an event happened, and how long it may wait. */
export type RecordOptions = {
  /** Unix ms on the document's clock. @defaultValue now */
  at?: number;
  /** @defaultValue the current page */
  page?: PageInfo;
  /** ms until it is sealed at the latest. @defaultValue `batching.maxWaitMs` */
  waitMs?: number;
};

/** What collectors see of the tracker. */
export type Recorder = {
  readonly options: Options;
  readonly privacy: Privacy;
  readonly clock: Clock;
  readonly guard: Guard;
  readonly listeners: Listeners;
  /** The page shown now; collectors of page views replace it. */
  page: PageInfo;
  /** Records an event, unless recording is paused or the page is blocked. */
  record(details: EventDetails, options?: RecordOptions): GoSightEvent | undefined;
  /** The user did something. */
  noteActivity(): void;
};
