import { ASSETS_REPORT_MS, MAX_MISSING_ASSETS, MAX_STRING } from './limits.ts';

/**
 * Collects the URLs that the policy kept out of a recorded page.
 *
 * WebKit calls no listener of ours inside a frame without scripts, so there nothing is collected.
 */
export class AssetWatch {
  readonly #report: (missing: string[]) => void;
  readonly #missing = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param report called with all URLs so far, some time after a new one */
  constructor(report: (missing: string[]) => void) {
    this.#report = report;
  }

  /** Listens to a frame's window; to be repeated after each rebuild, which takes the listeners away. */
  attach(iframe: HTMLIFrameElement): void {
    // The same function twice is one listener.
    iframe.contentWindow?.addEventListener('securitypolicyviolation', this.#onViolation);
  }

  /** Forgets what was collected. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#missing.clear();
  }

  readonly #onViolation = (event: SecurityPolicyViolationEvent) => {
    const url = event.blockedURI;
    if (!/^https?:/.test(url) || url.length > MAX_STRING) return;
    if (!/^(img|font|style|media)-src/.test(event.effectiveDirective)) return;
    if (this.#missing.has(url) || this.#missing.size >= MAX_MISSING_ASSETS) return;
    this.#missing.add(url);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#report([...this.#missing]);
    }, ASSETS_REPORT_MS);
  };
}
