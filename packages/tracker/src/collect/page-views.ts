import type { Navigation, PageInfo } from '../events.ts';
import { BATCH_LIMITS } from '../limits.ts';
import type { Privacy } from '../privacy.ts';
import type { Recorder } from '../recorder.ts';
import { scrollPercent } from './scroll-percent.ts';

/** The page at the present address; its URL is '' when nothing may be recorded there. */
export function currentPage(privacy: Privacy): PageInfo {
  const scrub = (url: string) => (privacy.isBlockedUrl(url) ? '' : privacy.scrubUrl(url));
  return {
    url: scrub(location.href),
    title: privacy.maskText(document.title),
    referrer: scrub(document.referrer),
  };
}

/** Frameworks set the title after the address: as long as a page is shown, its title may still change. */
export function refreshTitle({ page, privacy }: Pick<Recorder, 'page' | 'privacy'>): void {
  const shown = currentPage(privacy);
  if (shown.url === page.url) page.title = shown.title;
}

/** Follows which page is shown and for how long it is visible. */
export class PageViews {
  readonly #recorder: Recorder;
  #maxScrollPercent = 0;
  #visibleMs = 0;
  #visibleSince: number | undefined;
  #isOpen = false;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Begins the view of the page in `recorder.page`. */
  open(navigation: Navigation): void {
    const { clock, record } = this.#recorder;
    this.#maxScrollPercent = scrollPercent();
    this.#visibleMs = 0;
    this.#visibleSince = document.visibilityState === 'hidden' ? undefined : clock();
    this.#isOpen = true;
    record({ type: 'page_view', navigation }, { waitMs: BATCH_LIMITS.urgentWaitMs });
  }

  /** Ends the present view; nothing when it has ended already. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#pauseTimer();
    refreshTitle(this.#recorder);
    this.#recorder.record({
      type: 'page_exit',
      timeOnPage: this.#visibleMs,
      maxScrollPercent: this.#maxScrollPercent,
    });
  }

  /** The address changed without a new document: another page, unless only what we scrub differs. */
  move(navigation: Navigation): void {
    const { page, privacy } = this.#recorder;
    const next = currentPage(privacy);
    if (next.url === page.url) return;
    this.close();
    this.#recorder.page = { ...next, referrer: page.url };
    this.open(navigation);
  }

  noteVisibility(isVisible: boolean): void {
    if (!isVisible) this.#pauseTimer();
    else this.#visibleSince ??= this.#recorder.clock();
  }

  noteScroll(): void {
    this.#maxScrollPercent = Math.max(this.#maxScrollPercent, scrollPercent());
  }

  #pauseTimer(): void {
    if (this.#visibleSince !== undefined) this.#visibleMs += this.#recorder.clock() - this.#visibleSince;
    this.#visibleSince = undefined;
  }
}
