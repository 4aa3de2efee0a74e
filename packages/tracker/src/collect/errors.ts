import { BATCH_LIMITS, ERROR_LIMITS, TEXT_LIMITS } from '../limits.ts';
import { maskSecrets } from '../mask-patterns.ts';
import type { Recorder } from '../recorder.ts';

type Report = {
  type: 'js_error' | 'unhandled_rejection';
  thrown: unknown;
  message?: string;
  source?: string;
  line?: number;
  column?: number;
};

/** Records errors nobody caught and rejections nobody handled. */
export function collectErrors(recorder: Recorder): void {
  const seen = new Map<string, number>();
  let total = 0;

  function report(input: Report): void {
    const details = describe(input, recorder);
    const key = `${details.name}|${details.message}|${details.stack.slice(0, 300)}`;
    const times = (seen.get(key) ?? 0) + 1;
    total += 1;
    if (times > ERROR_LIMITS.maxRepeats || total > ERROR_LIMITS.maxPerDocument) return;
    seen.set(key, times);
    recorder.record(details, { waitMs: BATCH_LIMITS.urgentWaitMs });
  }

  recorder.listeners.on<ErrorEvent>(window, 'error', (event) => {
    // Elements that fail to load dispatch plain events here, in the capture phase.
    if (event.message === undefined) return;
    const { error, message, filename, lineno, colno } = event;
    report({ type: 'js_error', thrown: error, message, source: filename, line: lineno, column: colno });
  });
  recorder.listeners.on<PromiseRejectionEvent>(window, 'unhandledrejection', ({ reason }) => {
    report({ type: 'unhandled_rejection', thrown: reason });
  });
}

function describe({ type, thrown, message, source, line, column }: Report, { privacy }: Recorder) {
  const isError = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  const { name = '', stack = '' } = (isError ? thrown : {}) as { name?: unknown; stack?: unknown };
  const raw = isError ? String(thrown.message) : (message ?? shortText(thrown));
  const masked = privacy.maskText(raw).slice(0, TEXT_LIMITS.message);
  const place = isError && !source ? firstPlace(String(stack)) : undefined;
  return {
    type,
    name: String(name).slice(0, TEXT_LIMITS.name),
    message: masked,
    stack: scrubStack(String(stack).replace(raw, masked)),
    source: privacy.scrubUrl(source || place?.source || ''),
    line: line || place?.line || 0,
    column: column || place?.column || 0,
  };
}

/** What was thrown, when it is no error: without the values of objects, which may hold anything. */
function shortText(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null
    ? Object.prototype.toString.call(thrown)
    : String(thrown);
}

/** A stack without query strings and secrets; long numbers stay, they are build hashes. */
function scrubStack(stack: string): string {
  return maskSecrets(stack.replace(/(https?:\/\/[^\s?#()]+)[?#][^\s:()]*/g, '$1')).slice(
    0,
    TEXT_LIMITS.stack,
  );
}

function firstPlace(stack: string): { source: string; line: number; column: number } | undefined {
  const match = /((?:https?|file):\/\/[^\s()]+?):(\d+):(\d+)/.exec(stack);
  return match ? { source: match[1] ?? '', line: Number(match[2]), column: Number(match[3]) } : undefined;
}
