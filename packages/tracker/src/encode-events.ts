import {
  ClickOutcome,
  type ContextInput,
  type ElementInput,
  type EventInput,
  encodeBatch,
  Navigation,
  type PageInput,
  SessionEndReason,
} from '@gosight/proto/encode';
import type { ElementDescription, EventDetails, GoSightEvent, PageInfo } from './events.ts';
import { fromHex } from './ids.ts';
import { TEXT_LIMITS } from './limits.ts';
import { Table } from './table.ts';

/** Whose events a batch holds. */
export type BatchIdentity = {
  streamId: Uint8Array;
  batchSeq: number;
  tabId: Uint8Array;
  /** Canonical UUIDs. */
  sessionId: string;
  visitorId: string;
};

/** What holds for all events of a batch. */
export type EventContext = {
  userId: string;
  language: string;
  timeZone: string;
  sdkVersion: string;
  screenWidth: number;
  screenHeight: number;
  viewportWidth: number;
  viewportHeight: number;
  pixelRatioPercent: number;
  attributes: Readonly<Record<string, string>>;
};

type Tables = { strings: Table<string>; pages: Table<PageInput>; elements: Table<ElementInput> };

/** Seals events, ordered by time, into the bytes of one batch. */
export function encodeEvents(
  events: readonly GoSightEvent[],
  identity: BatchIdentity,
  context: EventContext,
): Uint8Array<ArrayBuffer> {
  const tables: Tables = { strings: new Table(), pages: new Table(), elements: new Table() };
  const baseTs = events[0]?.at ?? 0;
  let previous = baseTs;
  const encoded = events.map((event): EventInput => {
    const dt = event.at - previous;
    previous = event.at;
    return { dt, page: addPage(event.page, tables), ...body(event, tables) };
  });
  return encodeBatch({
    events: {
      ...identity,
      sessionId: fromHex(identity.sessionId),
      visitorId: fromHex(identity.visitorId),
      baseTs,
      context: encodeContext(context, tables.strings),
      events: encoded,
      strings: tables.strings.rows,
      pages: tables.pages.rows,
      elements: tables.elements.rows,
    },
  });
}

function encodeContext(context: EventContext, strings: Table<string>): ContextInput {
  return {
    ...context,
    userId: strings.add(context.userId),
    language: strings.add(context.language),
    timeZone: strings.add(context.timeZone),
    sdkVersion: strings.add(context.sdkVersion),
    attributes: pairs(context.attributes, strings),
  };
}

function pairs(values: Readonly<Record<string, string>>, strings: Table<string>): number[] {
  return Object.entries(values).flatMap(([key, value]) => [strings.addAlways(key), strings.addAlways(value)]);
}

function addPage({ url, title, referrer }: PageInfo, { strings, pages }: Tables): number {
  return pages.add({
    url: strings.add(url),
    title: strings.add(title.slice(0, TEXT_LIMITS.title)),
    referrer: strings.add(referrer),
  });
}

function addElement(element: ElementDescription, { strings, elements }: Tables): number {
  return elements.add({
    selector: strings.add(element.selector),
    tag: strings.add(element.tag),
    id: strings.add(element.id),
    classes: strings.add(element.classes),
    text: strings.add(element.text),
    name: strings.add(element.name),
    role: strings.add(element.role),
    href: strings.add(element.href),
    data: pairs(element.data, strings),
    interactive: element.interactive,
  });
}

function body(event: GoSightEvent, tables: Tables): EventInput {
  const { strings } = tables;
  switch (event.type) {
    case 'session_start':
      return { sessionStart: sessionStart(event, strings) };
    case 'session_end':
      return { sessionEnd: { reason: SessionEndReason[event.reason] } };
    case 'page_view':
      return { pageView: { navigation: Navigation[event.navigation] } };
    case 'page_exit':
      return { pageExit: { timeOnPage: event.timeOnPage, maxScrollPercent: event.maxScrollPercent } };
    case 'page_visible':
      return { pageVisible: {} };
    case 'page_hidden':
      return { pageHidden: {} };
    case 'click':
      return {
        click: { ...event, element: addElement(event.element, tables), outcome: ClickOutcome[event.outcome] },
      };
    case 'js_error':
      return { jsError: jsError(event, strings) };
    case 'unhandled_rejection':
      return { unhandledRejection: jsError(event, strings) };
    case 'custom_event':
      return { customEvent: custom(event, strings) };
    case 'identify':
      return { identify: custom(event, strings) };
    case 'group':
      return { group: custom(event, strings) };
  }
}

function sessionStart(event: EventDetails<'session_start'>, strings: Table<string>) {
  return {
    newVisitor: event.newVisitor,
    referrer: strings.add(event.referrer),
    utmSource: strings.add(event.utm.source),
    utmMedium: strings.add(event.utm.medium),
    utmCampaign: strings.add(event.utm.campaign),
    utmTerm: strings.add(event.utm.term),
    utmContent: strings.add(event.utm.content),
  };
}

function jsError(event: EventDetails<'js_error' | 'unhandled_rejection'>, strings: Table<string>) {
  return {
    name: strings.add(event.name),
    message: strings.add(event.message),
    stack: strings.add(event.stack),
    source: strings.add(event.source),
    line: event.line,
    column: event.column,
  };
}

function custom(
  { name, properties }: EventDetails<'custom_event' | 'identify' | 'group'>,
  strings: Table<string>,
) {
  return { name: strings.add(name), properties: pairs(properties, strings) };
}
