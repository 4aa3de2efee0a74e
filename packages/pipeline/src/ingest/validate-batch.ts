import type { Custom, Event, EventBatch, EventKind, JsError, RejectedEvent } from '@gosight/proto';
import { eventKind } from '@gosight/proto';
import { IngestError } from '../errors.ts';
import { INGEST_LIMITS } from '../limits.ts';

/** Why a single event is refused; the rest of its batch is accepted. */
export type RejectionCode =
  | 'unknown_event'
  | 'bad_page'
  | 'bad_element'
  | 'bad_string'
  | 'bad_properties'
  | 'bad_points'
  | 'too_large';

/**
 * Checks a decoded batch and lists the events in it that are refused.
 *
 * Throws `IngestError` code `invalid_batch` when the batch as a whole makes no sense: an id of the wrong length or shape,
 * no events or more than `INGEST_LIMITS.maxEvents` (the tracker never seals more; taking a part would lose the rest
 * silently), tables above their caps, a context that points outside the string table.
 * Times are not judged here: the processor clamps them.
 */
export function validateBatch(batch: EventBatch): RejectedEvent[] {
  checkIds(batch);
  checkSizes(batch);
  checkContext(batch);
  const rejected: RejectedEvent[] = [];
  for (const [index, event] of batch.events.entries()) {
    const code = eventProblem(batch, event);
    if (code !== undefined) rejected.push({ index, code });
  }
  return rejected;
}

function checkIds(batch: EventBatch): void {
  require(batch.streamId.length === 8, 'stream_id must have 8 bytes.');
  require(batch.tabId.length === 8 || batch.tabId.length === 0, 'tab_id must have 8 bytes or be left out.');
  require(batch.visitorId.length === 16 &&
    batch.visitorId.some((byte) => byte !== 0), 'visitor_id must be a UUID of 16 bytes.');
  require(isUuidV7(batch.sessionId), 'session_id must be a UUIDv7 of 16 bytes.');
}

function isUuidV7(bytes: Uint8Array): boolean {
  return bytes.length === 16 && (bytes[6] ?? 0) >> 4 === 7 && (bytes[8] ?? 0) >> 6 === 0b10;
}

function checkSizes(batch: EventBatch): void {
  const { maxEvents, maxStrings, maxPages, maxElements } = INGEST_LIMITS;
  require(batch.events.length > 0, 'A batch must hold at least one event.');
  require(batch.events.length <= maxEvents, `A batch may hold at most ${maxEvents} events.`);
  require(batch.strings.length <= maxStrings, `A batch may hold at most ${maxStrings} strings.`);
  require(batch.pages.length <= maxPages, `A batch may hold at most ${maxPages} pages.`);
  require(batch.elements.length <= maxElements, `A batch may hold at most ${maxElements} elements.`);
}

function checkContext(batch: EventBatch): void {
  const { context, strings } = batch;
  if (context === undefined) return;
  const { attributes } = context;
  require(attributes.length % 2 === 0, 'Custom attributes must be pairs of key and value.');
  require(attributes.length / 2 <=
    INGEST_LIMITS.maxProperties, `A batch may hold at most ${INGEST_LIMITS.maxProperties} custom attributes.`);
  const used = [context.userId, context.language, context.timeZone, context.sdkVersion, ...attributes];
  require(used.every((index) => index <= strings.length), 'The context points outside the string table.');
  require(charsOf(strings, used) <=
    INGEST_LIMITS.maxContextChars, `The context may have at most ${INGEST_LIMITS.maxContextChars} characters.`);
}

function require(condition: boolean, message: string): void {
  if (!condition) throw new IngestError('invalid_batch', message);
}

function eventProblem(batch: EventBatch, event: Event): RejectionCode | undefined {
  const kind = eventKind(event);
  if (kind === undefined) return 'unknown_event';
  const page = batch.pages[event.page - 1];
  if (event.page > 0 && page === undefined) return 'bad_page';
  const elementIndex = event.click?.element ?? 0;
  const element = batch.elements[elementIndex - 1];
  if (elementIndex > 0 && element === undefined) return 'bad_element';

  const points = event.mouseMove?.points ?? [];
  if (points.length % 3 !== 0) return 'bad_points';
  if (points.length / 3 > INGEST_LIMITS.maxMousePoints) return 'too_large';

  const properties = [customOf(event)?.properties ?? [], element?.data ?? []];
  if (properties.some((pairs) => pairs.length % 2 !== 0)) return 'bad_properties';
  if (properties.some((pairs) => pairs.length / 2 > INGEST_LIMITS.maxProperties)) return 'too_large';

  const used = [...bodyStrings(event, kind), ...properties.flat()];
  if (page !== undefined) used.push(page.url, page.title, page.referrer);
  if (element !== undefined) {
    const { selector, tag, id, classes, text, name, role, href } = element;
    used.push(selector, tag, id, classes, text, name, role, href);
  }
  if (used.some((index) => index > batch.strings.length)) return 'bad_string';
  return charsOf(batch.strings, used) > INGEST_LIMITS.maxEventChars ? 'too_large' : undefined;
}

function customOf(event: Event): Custom | undefined {
  return event.customEvent ?? event.identify ?? event.group;
}

function bodyStrings(event: Event, kind: EventKind): number[] {
  if (kind === 'sessionStart' && event.sessionStart !== undefined) {
    const { referrer, utmSource, utmMedium, utmCampaign, utmTerm, utmContent } = event.sessionStart;
    return [referrer, utmSource, utmMedium, utmCampaign, utmTerm, utmContent];
  }
  const error: JsError | undefined = event.jsError ?? event.unhandledRejection;
  if (error !== undefined) return [error.message, error.stack, error.source, error.name];
  const custom = customOf(event);
  return custom === undefined ? [] : [custom.name];
}

function charsOf(strings: readonly string[], indexes: readonly number[]): number {
  return indexes.reduce((sum, index) => sum + (strings[index - 1]?.length ?? 0), 0);
}
