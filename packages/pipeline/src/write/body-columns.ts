import {
  type Click,
  ClickOutcome,
  type Element,
  type Event,
  enumName,
  type JsError,
  Navigation,
  type Scroll,
  SessionEndReason,
  type SessionStart,
} from '@gosight/proto';
import { COLUMN_LIMITS } from '../limits.ts';
import { elementKey } from '../process/enrich/element-key.ts';
import type { PageUrl } from '../process/enrich/page-url.ts';
import { referrerDomain } from '../process/enrich/referrer-domain.ts';
import { utm } from '../process/enrich/utm.ts';
import type { BodyColumns } from './event-row.ts';
import type { TextTable } from './text-table.ts';

/** What of a batch the body of an event points into. */
export type BodyContext = {
  readonly text: TextTable;
  readonly elements: readonly Element[];
  readonly pageUrl: PageUrl | undefined;
};

const UINT8_MAX = 255;
const UINT16_MAX = 65_535;
const INT32_MAX = 2_147_483_647;

/** The columns that belong to the event's type. The reason of a `session_end` stands in `name`. */
export function bodyColumns(event: Event, context: BodyContext): Partial<BodyColumns> {
  const { text } = context;
  if (event.click) return clickColumns(event.click, context);
  if (event.pageView) return { navigation: wireName(Navigation, event.pageView.navigation) };
  if (event.mouseMove) return { points: event.mouseMove.points };
  if (event.scroll) return scrollColumns(event.scroll);
  if (event.scrollMilestone) return { scroll_percent: percent(event.scrollMilestone.percent) };
  if (event.pageExit) {
    const { timeOnPage, maxScrollPercent } = event.pageExit;
    return { duration: timeOnPage, scroll_percent: percent(maxScrollPercent) };
  }
  if (event.sessionStart) return sessionStartColumns(event.sessionStart, context);
  if (event.sessionEnd) return { name: wireName(SessionEndReason, event.sessionEnd.reason) };
  const error = event.jsError ?? event.unhandledRejection;
  if (error) return errorColumns(error, text);
  const custom = event.customEvent ?? event.identify ?? event.group;
  return custom
    ? { name: text.at(custom.name, COLUMN_LIMITS.name), properties: properties(custom.properties, text) }
    : {};
}

function clickColumns(click: Click, context: BodyContext): Partial<BodyColumns> {
  const element = context.elements[click.element - 1];
  return {
    ...(element && elementColumns(element, context.text)),
    x: clamp(click.x, -INT32_MAX, INT32_MAX),
    y: clamp(click.y, -INT32_MAX, INT32_MAX),
    offset_x: clamp(click.offsetX, 0, UINT16_MAX),
    offset_y: clamp(click.offsetY, 0, UINT16_MAX),
    element_width: clamp(click.elementWidth, 0, UINT16_MAX),
    element_height: clamp(click.elementHeight, 0, UINT16_MAX),
    button: Math.min(click.button, UINT8_MAX),
    modifiers: click.modifiers & UINT8_MAX,
    click_detail: Math.min(click.detail, UINT8_MAX),
    outcome: wireName(ClickOutcome, click.outcome),
    outcome_delay: click.outcomeDelay,
  };
}

function elementColumns(element: Element, text: TextTable): Partial<BodyColumns> {
  const { selector, name, tag, href, data, interactive } = element;
  const described = {
    name: text.at(name, COLUMN_LIMITS.name),
    id: text.at(element.id, COLUMN_LIMITS.name),
    role: text.at(element.role, COLUMN_LIMITS.name),
    tag: text.at(tag, COLUMN_LIMITS.name),
    text: text.at(element.text, COLUMN_LIMITS.elementText),
    selector: text.at(selector, COLUMN_LIMITS.selector),
  };
  return {
    selector: described.selector,
    element_key: elementKey(described),
    element_name: described.name,
    element_tag: described.tag,
    element_text: described.text,
    element_href: text.at(href, COLUMN_LIMITS.url),
    is_interactive: interactive,
    properties: properties(data, text),
  };
}

function scrollColumns(scroll: Scroll): Partial<BodyColumns> {
  return {
    scroll_percent: percent(scroll.percent),
    scroll_top: scroll.top,
    scroll_velocity: scroll.velocity,
    page_height: scroll.pageHeight,
  };
}

function sessionStartColumns(start: SessionStart, { text, pageUrl }: BodyContext): Partial<BodyColumns> {
  const referrer = text.at(start.referrer, COLUMN_LIMITS.url);
  const said = {
    source: text.at(start.utmSource, COLUMN_LIMITS.name),
    medium: text.at(start.utmMedium, COLUMN_LIMITS.name),
    campaign: text.at(start.utmCampaign, COLUMN_LIMITS.name),
    term: text.at(start.utmTerm, COLUMN_LIMITS.name),
    content: text.at(start.utmContent, COLUMN_LIMITS.name),
  };
  const campaign = pageUrl === undefined ? said : utm(said, pageUrl.query);
  return {
    referrer,
    referrer_domain: referrerDomain(referrer, pageUrl?.domain ?? ''),
    utm_source: campaign.source,
    utm_medium: campaign.medium,
    utm_campaign: campaign.campaign,
    utm_term: campaign.term,
    utm_content: campaign.content,
    is_new_visitor: start.newVisitor,
  };
}

function errorColumns(error: JsError, text: TextTable): Partial<BodyColumns> {
  return {
    name: text.at(error.name, COLUMN_LIMITS.name),
    message: text.at(error.message, COLUMN_LIMITS.message),
    stack: text.at(error.stack, COLUMN_LIMITS.stack),
    source: text.at(error.source, COLUMN_LIMITS.url),
    line: error.line,
    column: error.column,
  };
}

function properties(indexes: readonly number[], text: TextTable): Record<string, string> {
  return text.pairs(indexes, { key: COLUMN_LIMITS.propertyKey, value: COLUMN_LIMITS.propertyValue });
}

/** The name of an enum's number in lower case; `unknown` for a number of a newer sender. */
function wireName(names: Record<string, number>, value: number): string {
  return (enumName(names, value) ?? 'unknown').toLowerCase();
}

function percent(value: number): number {
  return Math.min(value, 100);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
