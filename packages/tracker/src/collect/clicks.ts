import { describeElement } from '../element/describe-element.ts';
import { interactiveElement } from '../element/interactive-element.ts';
import type { ClickOutcome, EventDetails, PageInfo } from '../events.ts';
import { BATCH_LIMITS, CLICK_LIMITS } from '../limits.ts';
import type { Recorder } from '../recorder.ts';
import { type BrowserAction, browserAction } from './browser-action.ts';
import { ReactionWatch } from './reaction-watch.ts';

type Details = Omit<EventDetails<'click'>, 'outcome' | 'outcomeDelay'>;
type Pending = {
  details: Details;
  at: number;
  page: PageInfo;
  /** What leaving the page would mean for this click. */
  onLeave: ClickOutcome;
  /** When an error followed. */
  failedAt: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** Records clicks, each with what the page did within a second. */
export class Clicks {
  readonly #recorder: Recorder;
  readonly #watch: ReactionWatch;
  readonly #pending = new Set<Pending>();
  /** Reactions since the button went down: pages answer to the press, or before our listener hears of the click. */
  #press: { at: number; outcome: ClickOutcome | undefined } | undefined;
  #lastLabelControl: Element | null | undefined;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
    const { listeners } = recorder;
    this.#watch = new ReactionWatch(listeners, (outcome) => this.react(outcome));
    listeners.on<PointerEvent>(window, 'pointerdown', (event) => this.#beginPress(event));
    listeners.on<MouseEvent>(window, 'click auxclick', (event) => this.#click(event));
    listeners.on(window, 'submit', () => this.#expectNavigation());
    listeners.onStop(() => this.settle());
  }

  /** The page reacted: everything that waits has its outcome. */
  react(outcome: ClickOutcome): void {
    if (this.#press) this.#press.outcome ??= outcome;
    for (const pending of this.#pending) {
      // An error alone is the outcome only when nothing else follows.
      if (outcome === 'ERROR') pending.failedAt ??= this.#recorder.clock();
      // A link that changes the page by script usually changes the address next: that says more.
      else if (outcome === 'DOM' && pending.onLeave === 'NAVIGATION')
        this.#wait(pending, 'DOM', CLICK_LIMITS.followUpMs);
      else this.#finish(pending, outcome);
    }
  }

  /** The page is hidden or left: what waits goes as it is. */
  settle(): void {
    for (const pending of this.#pending) this.#finish(pending, pending.onLeave);
  }

  #beginPress(event: PointerEvent): void {
    if (!event.isTrusted) return;
    this.#press = { at: this.#recorder.clock(), outcome: undefined };
    this.#watch.watch(event.composedPath());
    setTimeout(() => this.#relax(), CLICK_LIMITS.maxPressMs);
  }

  #click(event: MouseEvent): void {
    const path = event.composedPath();
    const [target] = path;
    if (!event.isTrusted || event.button === 2 || !(target instanceof Element)) return;
    if (this.#isEchoOfLabel(target) || this.#recorder.privacy.isIgnored(target)) return;
    const details = this.#describe(event, path);
    if (!details || this.#pending.size >= CLICK_LIMITS.maxObserved) return;
    const { clock, page } = this.#recorder;
    const action = browserAction(path, event);
    const pending: Pending = {
      details,
      at: clock(),
      page,
      onLeave: action === 'NAVIGATION' ? 'NAVIGATION' : 'UNKNOWN',
      failedAt: undefined,
      timer: undefined,
    };
    // What is drawn or happens inside these is hidden from the document.
    const isOpaque = target.matches('canvas,iframe,embed,object');
    this.#pending.add(pending);
    this.#wait(pending, isOpaque ? 'UNKNOWN' : 'NONE', CLICK_LIMITS.observeMs);
    this.#watch.watch(path);
    this.#applyKnownReactions(pending, action);
  }

  #applyKnownReactions(pending: Pending, action: BrowserAction | undefined): void {
    const early =
      this.#press && pending.at - this.#press.at < CLICK_LIMITS.maxPressMs ? this.#press.outcome : undefined;
    this.#press = undefined;
    if (early === 'ERROR') pending.failedAt = pending.at;
    else if (early) this.#finish(pending, early);
    else if (action === 'WINDOW' || action === 'FOCUS') this.#finish(pending, action);
  }

  #describe(event: MouseEvent, path: readonly EventTarget[]): Details | undefined {
    const found = interactiveElement(path);
    if (!found) return undefined;
    const { left, top, width, height } = found.element.getBoundingClientRect();
    // A click by keyboard has no place of its own: it counts for the middle.
    const isPlaced = event.detail > 0 || event.clientX !== 0 || event.clientY !== 0;
    const x = isPlaced ? event.clientX : left + width / 2;
    const y = isPlaced ? event.clientY : top + height / 2;
    return {
      type: 'click',
      element: describeElement(found.element, this.#recorder.privacy, found.interactive),
      x: Math.round(x + scrollX),
      y: Math.round(y + scrollY),
      offsetX: Math.max(0, Math.round(x - left)),
      offsetY: Math.max(0, Math.round(y - top)),
      elementWidth: Math.round(width),
      elementHeight: Math.round(height),
      button: event.button,
      modifiers: +event.altKey | (+event.ctrlKey << 1) | (+event.metaKey << 2) | (+event.shiftKey << 3),
      detail: event.detail,
    };
  }

  /** A click on a label makes the browser click its control too: one click, not two. */
  #isEchoOfLabel(target: Element): boolean {
    const isEcho = this.#lastLabelControl === target;
    this.#lastLabelControl = isEcho ? undefined : target.closest('label')?.control;
    if (this.#lastLabelControl === target) this.#lastLabelControl = undefined;
    if (this.#lastLabelControl) setTimeout(() => (this.#lastLabelControl = undefined));
    return isEcho;
  }

  #expectNavigation(): void {
    for (const pending of this.#pending) pending.onLeave = 'NAVIGATION';
  }

  /** Settles for an outcome unless another comes first. */
  #wait(pending: Pending, outcome: ClickOutcome, ms: number): void {
    clearTimeout(pending.timer);
    pending.timer = setTimeout(() => {
      this.#finish(pending, outcome === 'NONE' && pending.failedAt !== undefined ? 'ERROR' : outcome);
    }, ms);
  }

  #finish(pending: Pending, outcome: ClickOutcome): void {
    if (!this.#pending.delete(pending)) return;
    clearTimeout(pending.timer);
    const { clock, guard, record } = this.#recorder;
    const hasReacted = outcome !== 'NONE' && outcome !== 'UNKNOWN';
    const reactedAt = outcome === 'ERROR' ? (pending.failedAt ?? clock()) : clock();
    const outcomeDelay = hasReacted ? reactedAt - pending.at : 0;
    const details = { ...pending.details, outcome, outcomeDelay };
    guard(() => record(details, { at: pending.at, page: pending.page, waitMs: BATCH_LIMITS.urgentWaitMs }));
    this.#relax();
  }

  /** Stops watching when neither a click nor a press waits for a reaction. */
  #relax(): void {
    const { clock } = this.#recorder;
    const isPressed = this.#press && clock() - this.#press.at < CLICK_LIMITS.maxPressMs;
    if (this.#pending.size === 0 && !isPressed) this.#watch.stop();
  }
}
