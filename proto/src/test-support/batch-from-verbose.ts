import {
  type BatchInput,
  ClickOutcome,
  type ElementInput,
  type EventInput,
  Navigation,
  type PageInput,
} from '../encode.ts';
import { Table } from './table.ts';
import type { VerboseEvent } from './verbose-event.ts';

type Tables = { strings: Table<string>; pages: Table<PageInput>; elements: Table<ElementInput> };

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function enumNumber(names: Record<string, number>, name: string): number {
  const value = names[name.toUpperCase()];
  if (value === undefined) throw new Error(`The fixture uses an unknown name: ${name}`);
  return value;
}

function pairs(values: Record<string, string | number>, strings: Table<string>): number[] {
  return Object.entries(values).flatMap(([key, value]) => [strings.add(key), strings.add(String(value))]);
}

function clickBody(event: VerboseEvent, { strings, elements }: Tables): EventInput {
  const { target, click } = event;
  if (!target || !click) throw new Error('A click of the fixture has no target');
  const element = elements.add({
    selector: strings.add(target.selector),
    tag: strings.add(target.tag),
    id: strings.add(target.id),
    classes: strings.add(target.classes.join(' ')),
    text: strings.add(target.text),
    name: strings.add(target.name),
    role: strings.add(target.role),
    href: strings.add(target.href),
    interactive: target.role !== '',
  });
  const { width, height } = target.rect;
  const outcome = enumNumber(ClickOutcome, click.outcome) as EventOutcome;
  return { click: { ...click, element, elementWidth: width, elementHeight: height, outcome } };
}
type EventOutcome = NonNullable<NonNullable<EventInput['click']>['outcome']>;
type EventNavigation = NonNullable<NonNullable<EventInput['pageView']>['navigation']>;

function errorBody(event: VerboseEvent, strings: Table<string>) {
  if (!event.error) throw new Error('An error of the fixture has no details');
  const { name, message, stack, source, line, column } = event.error;
  return {
    name: strings.add(name),
    message: strings.add(message),
    stack: strings.add(stack),
    source: strings.add(source),
    line,
    column,
  };
}

function sessionStartBody(session: NonNullable<VerboseEvent['session']>, strings: Table<string>): EventInput {
  return {
    sessionStart: {
      newVisitor: session.newVisitor,
      referrer: strings.add(session.referrer),
      utmSource: strings.add(session.utmSource),
      utmMedium: strings.add(session.utmMedium),
      utmCampaign: strings.add(session.utmCampaign),
      utmTerm: strings.add(session.utmTerm),
      utmContent: strings.add(session.utmContent),
    },
  };
}

function body(event: VerboseEvent, tables: Tables): EventInput {
  const { strings } = tables;
  if (event.session) return sessionStartBody(event.session, strings);
  if (event.click) return clickBody(event, tables);
  if (event.pageExit) return { pageExit: event.pageExit };
  if (event.pageView) {
    return { pageView: { navigation: enumNumber(Navigation, event.pageView.navigation) as EventNavigation } };
  }
  switch (event.type) {
    case 'js_error':
      return { jsError: errorBody(event, strings) };
    case 'unhandled_rejection':
      return { unhandledRejection: errorBody(event, strings) };
    case 'custom_event':
      return {
        customEvent: {
          name: strings.add(event.name ?? ''),
          properties: pairs(event.properties ?? {}, strings),
        },
      };
    case 'identify':
      return {
        identify: { name: strings.add(event.userId ?? ''), properties: pairs(event.traits ?? {}, strings) },
      };
    case 'page_hidden':
      return { pageHidden: {} };
    case 'page_visible':
      return { pageVisible: {} };
    default:
      throw new Error(`The fixture holds an unknown type: ${event.type}`);
  }
}

/** Puts the events of the fixture into one batch of ours, losing nothing but what the servers derive (path, rect origin). */
export function batchFromVerbose(events: readonly VerboseEvent[]): BatchInput {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) throw new Error('The fixture is empty');
  const strings = new Table<string>();
  const tables: Tables = { strings, pages: new Table<PageInput>(), elements: new Table<ElementInput>() };
  let previous = Date.parse(first.timestamp);
  const encoded = events.map((event): EventInput => {
    const at = Date.parse(event.timestamp);
    const dt = at - previous;
    previous = at;
    const { url, title, referrer } = event.page;
    const page = tables.pages.add({
      url: strings.add(url),
      title: strings.add(title),
      referrer: strings.add(referrer),
    });
    return { dt, page, ...body(event, tables) };
  });
  const { device } = first;
  return {
    events: {
      streamId: fromHex('9f86d081884c7d65'),
      batchSeq: 3,
      sessionId: fromHex(first.sessionId),
      visitorId: fromHex(first.visitorId),
      tabId: fromHex(first.tabId),
      baseTs: Date.parse(first.timestamp),
      context: {
        userId: strings.add(last.userId ?? ''),
        language: strings.add(device.language),
        timeZone: strings.add(device.timeZone),
        screenWidth: device.screenWidth,
        screenHeight: device.screenHeight,
        viewportWidth: device.viewportWidth,
        viewportHeight: device.viewportHeight,
        pixelRatioPercent: device.pixelRatio * 100,
        sdkVersion: strings.add(first.sdk.version),
      },
      strings: strings.rows,
      pages: tables.pages.rows,
      elements: tables.elements.rows,
      events: encoded,
    },
  };
}
