import { Replayer } from '@rrweb/replay';
import { MAX_STREAM_MS } from './limits.ts';
import type { Size } from './protocol.ts';
import type { RecordedEvent } from './recorded-event.ts';
import type { Segment } from './segment.ts';

type RrwebEvent = ConstructorParameters<typeof Replayer>[0][number] & { timestamp: number };

/** Type of rrweb's custom events, which change nothing. */
const CUSTOM = 5;

/** Less than the resolution of any recorded time, more than that of a number that counts ms since 1970. */
const INCLUSIVE_MS = 0.01;

/** By how much rrweb's clock may be ahead of the stage's: they start one after the other. */
const CLOCK_SLACK_MS = 20;

/** What rrweb calls by name when it applies an event; an exception there would stop its timer or escape a seek. */
const GUARDED_METHODS = [
  'applyIncremental',
  'rebuildFullSnapshot',
  'moveAndHover',
  'applyStyleSheetMutation',
  'applyAdoptedStyleSheet',
  'applyScroll',
  'applyInput',
] as const;

/** What a player of one segment tells its stage. */
export type SegmentPlayerOptions = {
  root: HTMLElement;
  /** Size to begin with. */
  size: Size;
  onResize: (size: Size) => void;
  /** An event could not be applied; playback went on. */
  onFailure: (error: unknown) => void;
};

/** Plays one segment with rrweb's Replayer; all times are the recording's timestamps. */
export class SegmentPlayer {
  readonly #replayer: Replayer;
  readonly #startTimestamp: number;
  #isShown = false;
  #isRunning = false;

  /** @throws whatever rrweb throws when it cannot start at all */
  constructor(segment: Segment, options: SegmentPlayerOptions) {
    this.#startTimestamp = segment.start.timestamp;
    this.#replayer = new Replayer([...segment.events, sentinel(this.#startTimestamp)] as RrwebEvent[], {
      root: options.root,
      mouseTail: false,
      showWarning: false,
      skipInactive: false,
      // Focus belongs to the host's page: its keyboard drives the player.
      triggerFocus: false,
      UNSAFE_replayCanvas: false,
      useVirtualDom: true,
    });
    guard(this.#replayer, options.onFailure);
    this.#setFirstSize(options.size);
    this.#replayer.on('resize', (size) => options.onResize(size as Size));
  }

  /** The frame that holds the recorded page. */
  get iframe(): HTMLIFrameElement {
    return this.#replayer.iframe;
  }

  /** Whether a moment lies before what is shown; rrweb cannot go back without leaving scroll positions behind. */
  isPast(timestamp: number): boolean {
    const slack = this.#isRunning ? CLOCK_SLACK_MS : 2 * INCLUSIVE_MS;
    const shown = this.#startTimestamp + this.#replayer.getCurrentTime();
    return this.#isShown && timestamp < shown - slack;
  }

  /** Shows the page at a moment that is not past, and stops there. */
  seek(timestamp: number): void {
    this.#replayer.pause(this.#offset(timestamp));
    this.#isShown = true;
    this.#isRunning = false;
  }

  /** Shows the page at a moment that is not past, and goes on from there. */
  play(timestamp: number, speed: number): void {
    this.#replayer.setConfig({ speed });
    this.#replayer.play(this.#offset(timestamp));
    this.#isShown = true;
    this.#isRunning = true;
  }

  /** Adds events that lie after the current moment. */
  append(events: RecordedEvent[]): void {
    for (const event of events) this.#replayer.addEvent(event as RrwebEvent);
  }

  /** Takes the page away; a second call does nothing. */
  destroy(): void {
    // rrweb throws where its own element is gone already.
    if (this.#replayer.wrapper.parentNode) this.#replayer.destroy();
  }

  /** rrweb counts from its first event, and applies only what lies strictly before: the moment itself belongs to it. */
  #offset(timestamp: number): number {
    const shown = this.#isShown ? this.#replayer.getCurrentTime() : 0;
    return Math.max(timestamp - this.#startTimestamp + INCLUSIVE_MS, INCLUSIVE_MS, shown);
  }

  #setFirstSize({ width, height }: Size): void {
    this.iframe.style.display = 'inherit';
    this.iframe.setAttribute('width', String(width));
    this.iframe.setAttribute('height', String(height));
  }
}

/** An event far after the last one, so that rrweb never finishes: the stage knows when more may come. */
function sentinel(startTimestamp: number): RrwebEvent {
  const timestamp = startTimestamp + 2 * MAX_STREAM_MS;
  return { type: CUSTOM, timestamp, data: { tag: 'gosight.end', payload: {} } } as RrwebEvent;
}

function guard(replayer: Replayer, onFailure: (error: unknown) => void): void {
  const methods = replayer as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of GUARDED_METHODS) {
    const original = methods[name];
    if (!original) throw new Error(`rrweb has no ${name}: its version differs from the one we guard.`);
    methods[name] = (...args) => {
      try {
        return original.apply(replayer, args);
      } catch (error) {
        onFailure(error);
        return undefined;
      }
    };
  }
}
