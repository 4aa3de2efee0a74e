import { LIVE_WINDOW_MS } from '@gosight/engines';
import type { ProjectScope } from '../auth/can.ts';
import { badInput } from '../errors.ts';
import type { EventMatch, IntRange, SessionFilter } from '../schema/session-filter.ts';
import { attributeCondition, checkMatches } from './attribute-condition.ts';
import type { BoundValues } from './bound-values.ts';
import { isUuid } from './is-uuid.ts';
import { SESSION_AGGREGATES as session } from './session-columns.ts';
import { bindTime, eventTimeCondition, type SessionRange } from './session-range.ts';
import { checkText, checkTexts, textCondition } from './text-condition.ts';

type Input = { readonly filter: SessionFilter; readonly range: SessionRange; readonly now: number };

/** The HAVING condition of a session list: the viewer's own filter first, then what was asked for. */
export function sessionCondition(values: BoundValues, scope: ProjectScope, input: Input): string {
  const { filter, range } = input;
  return [
    ...scopeConditions(values, scope),
    `${session.startedAt} >= ${bindTime(values, range.from)}`,
    ...(range.to === undefined ? [] : [`${session.startedAt} < ${bindTime(values, range.to)}`]),
    ...(filter.includeBots ? [] : [`${session.isBot} = 0`]),
    ...stateConditions(values, input),
    ...whoConditions(values, filter),
    ...listConditions(values, filter),
    ...textConditions(values, filter),
    ...eventConditions(values, scope, input),
  ]
    .map((condition) => `(${condition})`)
    .join(' AND ');
}

/** What an embed token narrows every read of sessions to. */
export function scopeConditions(values: BoundValues, { filter }: ProjectScope): string[] {
  const conditions: string[] = [];
  if (filter?.userId !== undefined)
    conditions.push(`${session.userId} = ${values.bind('String', filter.userId)}`);
  if (filter?.visitorId !== undefined) {
    conditions.push(`${session.visitorId} = ${values.bind('UUID', filter.visitorId)}`);
  }
  return conditions;
}

function stateConditions(values: BoundValues, { filter, now }: Input): string[] {
  const conditions: string[] = [];
  if (filter.hasError != null) conditions.push(`${session.errorCount} ${filter.hasError ? '>' : '='} 0`);
  if (filter.isLive != null) {
    conditions.push(
      `${session.endedAt} ${filter.isLive ? '>=' : '<'} ${bindTime(values, now - LIVE_WINDOW_MS)}`,
    );
  }
  if (filter.duration) {
    const duration = `date_diff('millisecond', ${session.startedAt}, ${session.endedAt})`;
    conditions.push(...rangeConditions(values, duration, { field: 'duration', range: filter.duration }));
  }
  if (filter.pageViews) {
    conditions.push(
      ...rangeConditions(values, session.pageViewCount, { field: 'pageViews', range: filter.pageViews }),
    );
  }
  return conditions;
}

function rangeConditions(
  values: BoundValues,
  expression: string,
  { field, range: { min, max } }: { field: string; range: IntRange },
): string[] {
  if (min == null && max == null) throw badInput(`${field}: give min or max.`);
  if (min != null && max != null && min > max) throw badInput(`${field}: min must not be over max.`);
  return [
    ...(min == null ? [] : [`toInt64(${expression}) >= ${values.bind('Int64', min)}`]),
    ...(max == null ? [] : [`toInt64(${expression}) <= ${values.bind('Int64', max)}`]),
  ];
}

function whoConditions(values: BoundValues, filter: SessionFilter): string[] {
  const conditions: string[] = [];
  if (filter.userId != null) {
    conditions.push(`${session.userId} = ${values.bind('String', checkText('userId', filter.userId))}`);
  }
  if (filter.groupId != null) {
    conditions.push(`${session.groupId} = ${values.bind('String', checkText('groupId', filter.groupId))}`);
  }
  if (filter.visitorId != null) {
    if (!isUuid(filter.visitorId)) throw badInput('visitorId: must be a UUID.');
    conditions.push(`${session.visitorId} = ${values.bind('UUID', filter.visitorId)}`);
  }
  return conditions;
}

function listConditions(values: BoundValues, filter: SessionFilter): string[] {
  const anyCase = { browser: filter.browser, os: filter.os, country: filter.country };
  const exact = { utmSource: filter.utmSource, utmMedium: filter.utmMedium, utmCampaign: filter.utmCampaign };
  const conditions: string[] = [];
  for (const [field, texts] of Object.entries(anyCase)) {
    if (!texts?.length) continue;
    const lower = checkTexts(field, texts).map((text) => text.toLowerCase());
    const expression = session[field as keyof typeof anyCase];
    conditions.push(`has(${values.bind('Array(String)', lower)}, lowerUTF8(${expression}))`);
  }
  for (const [field, texts] of Object.entries(exact)) {
    if (!texts?.length) continue;
    const expression = session[field as keyof typeof exact];
    conditions.push(`has(${values.bind('Array(String)', checkTexts(field, texts))}, ${expression})`);
  }
  if (filter.device?.length) {
    // A device that was never told stands as an empty text and counts as other.
    const devices = filter.device.flatMap((device) => (device === 'other' ? ['other', ''] : [device]));
    conditions.push(`has(${values.bind('Array(String)', devices)}, ${session.device})`);
  }
  return conditions;
}

function textConditions(values: BoundValues, filter: SessionFilter): string[] {
  const { entryPath, exitPath, referrer } = filter;
  return Object.entries({ entryPath, exitPath, referrer }).flatMap(([field, match]) =>
    match
      ? [textCondition(values, session[field as 'entryPath' | 'exitPath' | 'referrer'], { field, match })]
      : [],
  );
}

function eventConditions(values: BoundValues, scope: ProjectScope, { filter, range }: Input): string[] {
  const inEvents = (condition: string) =>
    `session_id IN (SELECT session_id FROM events WHERE project_id = ${values.bind('String', scope.projectId)}` +
    ` AND ${eventTimeCondition(values, range)} AND ${condition})`;
  const conditions: string[] = [];
  if (filter.path) {
    const viewed = textCondition(values, 'path', { field: 'path', match: filter.path });
    conditions.push(inEvents(`type = 'page_view' AND ${viewed}`));
  }
  if (filter.event) conditions.push(...customEventConditions(values, filter.event, inEvents));
  for (const match of checkMatches('attributes', filter.attributes ?? [])) {
    const attribute = attributeCondition(values, 'attributes', match);
    const trait = inEvents(`type = 'identify' AND ${attribute.on('properties')}`);
    const either = `(${attribute.on(session.attributes)}) OR ${trait}`;
    conditions.push(attribute.isNegated ? `NOT (${either})` : either);
  }
  return conditions;
}

function customEventConditions(
  values: BoundValues,
  event: EventMatch,
  inEvents: (condition: string) => string,
): string[] {
  const name = values.bind('String', checkText('event.name', event.name));
  const properties = checkMatches('event.properties', event.properties ?? []).map((match) => {
    const property = attributeCondition(values, 'event.properties', match);
    return `${property.isNegated ? 'NOT ' : ''}(${property.on('properties')})`;
  });
  return [inEvents([`type = 'custom_event' AND name = ${name}`, ...properties].join(' AND '))];
}
