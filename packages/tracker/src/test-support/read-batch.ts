import { ClickOutcome, decodeBatch, type Event, type EventKind, enumName, eventKind } from '@gosight/proto';
import { toHex } from '../ids.ts';

/** An event as a reader of the log sees it, with texts instead of indexes. */
export type ReadEvent = {
  kind: EventKind | undefined;
  at: number;
  url: string;
  title: string;
  referrer: string;
  /** The name of the element, custom event, user or error. */
  name: string;
  text: string;
  selector: string;
  outcome: string | undefined;
  properties: Record<string, string>;
  body: Event;
};

/** A batch as a reader of the log sees it. */
export type ReadBatch = {
  stream: string;
  seq: number;
  session: string;
  visitor: string;
  userId: string;
  strings: readonly string[];
  attributes: Record<string, string>;
  events: ReadEvent[];
};

/** Decodes what the tracker sent, as the servers do. */
export function readBatch(bytes: Uint8Array): ReadBatch {
  const batch = decodeBatch(bytes).events;
  if (!batch) throw new Error('The batch holds no events');
  const text = (index = 0) => (index === 0 ? '' : (batch.strings[index - 1] ?? 'MISSING'));
  const pairs = (indexes: readonly number[] = []) =>
    Object.fromEntries(
      indexes.flatMap((key, place) => (place % 2 === 0 ? [[text(key), text(indexes[place + 1])]] : [])),
    );
  let at = batch.baseTs;
  const events = batch.events.map((event): ReadEvent => {
    at += event.dt;
    const page = batch.pages[event.page - 1];
    const element = batch.elements[(event.click?.element ?? 0) - 1];
    const named = event.customEvent ?? event.identify ?? event.group;
    return {
      kind: eventKind(event),
      at,
      url: text(page?.url),
      title: text(page?.title),
      referrer: text(page?.referrer),
      name: text((named ?? event.jsError ?? event.unhandledRejection ?? element)?.name),
      text: text(element?.text ?? (event.jsError ?? event.unhandledRejection)?.message),
      selector: text(element?.selector),
      outcome: event.click && enumName(ClickOutcome, event.click.outcome),
      properties: pairs(named?.properties),
      body: event,
    };
  });
  return {
    stream: toHex(batch.streamId),
    seq: batch.batchSeq,
    session: toHex(batch.sessionId),
    visitor: toHex(batch.visitorId),
    userId: text(batch.context?.userId),
    strings: batch.strings,
    attributes: pairs(batch.context?.attributes),
    events,
  };
}
