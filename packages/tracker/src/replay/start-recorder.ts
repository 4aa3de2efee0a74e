import { record } from '@rrweb/record';
import { EventType, type eventWithTime } from '@rrweb/types';
import type { RecorderOptions, RunningRecorder } from './recorder-port.ts';
import { inputValue } from './scrub/input-value.ts';
import { createEventScrubber } from './scrub/scrub-event.ts';

/** ms between two positions of playing media. */
const MEDIA_MS = 800;

/** Starts rrweb with our rules. Every event is cleaned, and put onto our clock, before it is handed on. */
export function startRecorder(options: RecorderOptions): RunningRecorder {
  const { rules, clock, sampling, wants, emit, onError } = options;
  const scrub = createEventScrubber(rules, record.mirror);
  let hasSnapshot = false;

  const stop = record({
    emit(recorded) {
      const event = recorded as eventWithTime;
      // rrweb stamps with the system's clock, which may jump between two events.
      event.timestamp = clock();
      if (event.type === EventType.FullSnapshot) hasSnapshot = true;
      if (wants() && scrub(event)) emit(event);
    },
    recordAfter: 'DOMContentLoaded',
    blockSelector: rules.selectors.blocked,
    // Masked here as well as on emit: equal masks then make no event for each key pressed.
    maskInputOptions: { ...ALL_FIELDS, select: rules.maskAllInputs },
    maskInputFn: (text, element) =>
      inputValue(element, text, { maskAllInputs: rules.maskAllInputs, isMasked: false }),
    slimDOMOptions: SLIM_DOM,
    sampling: { mousemove: sampling.mouseMoveMs, scroll: sampling.scrollMs, media: MEDIA_MS },
    recordCanvas: false,
    errorHandler(error) {
      // rrweb stands between the page and `insertRule`: what the browser refuses there, the page must hear of.
      if (error instanceof DOMException) return;
      onError(error);
      return true;
    },
  });
  if (!stop) throw new Error('The recorder did not start');
  return {
    takeFullSnapshot() {
      if (hasSnapshot) record.takeFullSnapshot(true);
    },
    stop,
  };
}

/** `input` stands for all types, also those rrweb knows no option for. */
const ALL_FIELDS = { input: true, textarea: true, password: true } as Record<string, boolean>;

/** What nobody sees. Scripts stay as empty places: styles count elements. */
const SLIM_DOM = {
  comment: true,
  headFavicon: true,
  headMetaSocial: true,
  headMetaRobots: true,
  headMetaHttpEquiv: true,
  headMetaVerification: true,
  headMetaDescKeywords: true,
  headMetaAuthorship: true,
};
