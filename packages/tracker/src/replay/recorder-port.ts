import type { Clock } from '../clock.ts';
import type { Options } from '../options.ts';
import type { ScrubRules } from './scrub/scrub-rules.ts';

/** An rrweb event as chunks hold it; `timestamp` is Unix ms on the document's clock. */
export type RecordedEvent = { type: number; timestamp: number; data: unknown };

/** Types of rrweb events that chunks treat apart. */
export const RECORDED_TYPE = { fullSnapshot: 2, meta: 4 } as const;

/** What the recorder is given when it starts. */
export type RecorderOptions = {
  rules: ScrubRules;
  clock: Clock;
  sampling: Pick<Options['sampling'], 'mouseMoveMs' | 'scrollMs'>;
  /** Asked before each event is cleaned: false while nothing may be recorded. */
  wants: () => boolean;
  /** Takes an event that may leave the page. */
  emit: (event: RecordedEvent) => void;
  onError: (error: unknown) => void;
};

/** A recorder at work. */
export type RunningRecorder = {
  /** Describes the whole page anew; before the document is ready it does nothing, the first one is still to come. */
  takeFullSnapshot(): void;
  stop(): void;
};

/** Starts to record this document. */
export type StartRecorder = (options: RecorderOptions) => RunningRecorder;

/** Fetches the recorder, which is too large for pages without a replay. */
export type LoadRecorder = () => Promise<StartRecorder>;
