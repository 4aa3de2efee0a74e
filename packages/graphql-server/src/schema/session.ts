import { LIVE_WINDOW_MS } from '@gosight/engines';
import { builder } from '../builder.ts';
import { SESSION_CLOSED_AFTER_MS } from '../limits.ts';
import type { SessionRow } from '../queries/session-row.ts';
import { enumValue } from './enum-value.ts';
import { DeviceTypeEnum } from './enums.ts';
import { SizeType } from './size.ts';
import { hasUtm, UtmType } from './utm.ts';

const DEVICES = ['desktop', 'mobile', 'tablet', 'other'] as const;

const SessionRef = builder.objectRef<SessionRow>('Session');

/** `Session` of the API: who and when. Its other fields are in `session-*.ts`. */
export const SessionType = builder.node(SessionRef, {
  description: 'One visit: what one visitor did until 30 minutes of rest, midnight or another user.',
  id: { resolve: (row) => `${row.projectId}:${row.sessionId}`, description: 'For `node`.' },
  fields: (t) => ({
    sessionId: t.exposeID('sessionId', {
      description: 'The UUID that `gosight.getSessionId()` gives in the page.',
    }),
    visitorId: t.exposeID('visitorId', { description: 'The browser, whoever uses it.' }),
    userId: t.string({
      nullable: true,
      description: 'The user that the site identified.',
      resolve: (row) => row.userId || null,
    }),
    groupId: t.string({
      nullable: true,
      description: 'The group that the site named.',
      resolve: (row) => row.groupId || null,
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When its first event happened.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', description: 'When its last event so far happened.' }),
    duration: t.field({
      type: 'Duration',
      description: 'From its first event to its last.',
      resolve: (row) => row.endedAt - row.startedAt,
    }),
    isLive: t.boolean({
      description: 'Active in the last 5 minutes.',
      resolve: (row, _args, { now }) => row.endedAt >= now() - LIVE_WINDOW_MS,
    }),
    isClosed: t.boolean({
      description: 'Nothing was accepted for 32 minutes; late data may still raise its revision.',
      resolve: (row, _args, { now }) => row.lastReceivedAt < now() - SESSION_CLOSED_AFTER_MS,
    }),
    revision: t.exposeInt('revision', { description: 'Rises whenever more of it arrives.' }),
    sampleRate: t.exposeFloat('sampleRate', {
      description:
        'The share of sessions that the site records, over 0 to 1: each stands for 1 / sampleRate.',
    }),
    isNewVisitor: t.exposeBoolean('isNewVisitor', { description: "The visitor's first session." }),
    isBot: t.exposeBoolean('isBot', { description: 'A known robot.' }),
    hasReplay: t.boolean({ description: 'Whether a replay was recorded.', resolve: () => false }),
  }),
});

builder.objectFields(SessionType, (t) => ({
  entryPath: t.exposeString('entryPath', { description: 'The path of the first page; empty without pages.' }),
  exitPath: t.exposeString('exitPath', { description: 'The path of the last page; empty without pages.' }),
  referrer: t.string({
    nullable: true,
    description: 'The URL that the visitor came from.',
    resolve: (row) => row.referrer || null,
  }),
  utm: t.field({
    type: UtmType,
    nullable: true,
    description: 'The campaign that led here.',
    resolve: (row) => (hasUtm(row) ? row : null),
  }),
  pageViewCount: t.exposeInt('pageViewCount', { description: 'How many pages were viewed.' }),
  eventCount: t.exposeInt('eventCount', { description: 'How many events there are.' }),
  clickCount: t.exposeInt('clickCount', { description: 'How many clicks.' }),
  errorCount: t.exposeInt('errorCount', { description: 'How many JS errors.' }),
  attributes: t.field({
    type: 'JSON',
    description: 'The custom attributes that the site set: an object of texts.',
    resolve: (row) => row.attributes,
  }),
}));

builder.objectFields(SessionType, (t) => ({
  device: t.field({
    type: DeviceTypeEnum,
    description: 'The kind of device.',
    resolve: (row) => enumValue(DEVICES, row.device, 'other'),
  }),
  browser: t.exposeString('browser', { description: 'As `Chrome`; empty where not known.' }),
  os: t.exposeString('os', { description: 'As `Windows`; empty where not known.' }),
  country: t.string({
    nullable: true,
    description: 'ISO 3166 code, where the server knows countries.',
    resolve: (row) => row.country || null,
  }),
  screen: t.field({
    type: SizeType,
    description: 'The screen.',
    resolve: (row) => ({ width: row.screenWidth, height: row.screenHeight }),
  }),
  viewport: t.field({
    type: SizeType,
    description: 'The largest size that the page was shown in.',
    resolve: (row) => ({ width: row.viewportWidth, height: row.viewportHeight }),
  }),
  language: t.string({
    nullable: true,
    description: 'BCP 47, as `de-DE`.',
    resolve: (row) => row.language || null,
  }),
  timeZone: t.string({
    nullable: true,
    description: 'IANA name, as `Europe/Berlin`.',
    resolve: (row) => row.timeZone || null,
  }),
}));

/** `SessionConnection` of the API. */
export const SessionConnectionType = builder.connectionObject(
  { type: SessionType, name: 'SessionConnection', description: 'Sessions in the order that was asked for.' },
  { name: 'SessionEdge', description: 'A session and its cursor.' },
);
