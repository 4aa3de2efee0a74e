import { builder } from '../builder.ts';
import { DeviceTypeEnum } from './enums.ts';

const DateRangeInput = builder.inputType('DateRange', {
  description: 'From a moment (included) to a moment (not included), at most 400 days.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', required: true, description: 'Included.' }),
    to: t.field({ type: 'DateTime', required: true, description: 'Not included.' }),
    timeZone: t.string({
      defaultValue: 'UTC',
      description: 'IANA name of the zone whose days are meant where the answer is per day.',
    }),
  }),
});

const StringMatchInput = builder.inputType('StringMatch', {
  description: 'What a text must be; all given conditions hold together, at least one is given.',
  fields: (t) => ({
    equals: t.string({ description: 'Exactly this.' }),
    startsWith: t.string({ description: 'Begins so.' }),
    contains: t.string({ description: 'Holds this, whatever the case of letters.' }),
    pattern: t.string({
      description:
        'A path whose parts may vary: `/product/:id` fits any one part, `/docs/*` anything that follows.',
    }),
  }),
});

const IntRangeInput = builder.inputType('IntRange', {
  description: 'Both ends are included; at least one is given.',
  fields: (t) => ({
    min: t.int({ description: 'At least.' }),
    max: t.int({ description: 'At most.' }),
  }),
});

const AttributeMatchInput = builder.inputType('AttributeMatch', {
  description:
    'What an attribute or property must be; all given conditions hold together, at least one is given.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The name of the attribute.' }),
    equals: t.string({ description: 'Exactly this value.' }),
    in: t.stringList({ description: 'One of these values.' }),
    exists: t.boolean({ description: 'true: it is there; false: it is not.' }),
  }),
});

const EventMatchInput = builder.inputType('EventMatch', {
  description: 'A custom event that happened in the session.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name that the site tracks it by.' }),
    properties: t.field({
      type: [AttributeMatchInput],
      description: 'What its properties must be, all on the same event.',
    }),
  }),
});

/** `SessionFilter` of the API. */
export const SessionFilterInput = builder.inputType('SessionFilter', {
  description: 'Which sessions; all given conditions hold together. An empty list is no condition.',
  fields: (t) => ({
    range: t.field({
      type: DateRangeInput,
      description: 'When the session started. Without it: the last 7 days.',
    }),
    hasError: t.boolean({ description: 'With, or without, a JS error.' }),
    isLive: t.boolean({ description: 'Active, or not, in the last 5 minutes.' }),
    device: t.field({ type: [DeviceTypeEnum], description: 'One of these.' }),
    browser: t.stringList({ description: 'One of these, as `Chrome`, whatever the case of letters.' }),
    os: t.stringList({ description: 'One of these, as `Windows`, whatever the case of letters.' }),
    country: t.stringList({ description: 'One of these ISO 3166 codes, as `DE`.' }),
    userId: t.string({ description: 'The user that the site identified.' }),
    visitorId: t.id({ description: 'The visitor: one browser, whoever uses it.' }),
    groupId: t.string({ description: 'The group that the site named.' }),
    includeBots: t.boolean({ defaultValue: false, description: 'With known robots.' }),
    path: t.field({ type: StringMatchInput, description: 'A page that was viewed.' }),
    entryPath: t.field({ type: StringMatchInput, description: 'The first page.' }),
    exitPath: t.field({ type: StringMatchInput, description: 'The last page.' }),
    referrer: t.field({ type: StringMatchInput, description: 'The URL that the visitor came from.' }),
    utmSource: t.stringList({ description: 'One of these.' }),
    utmMedium: t.stringList({ description: 'One of these.' }),
    utmCampaign: t.stringList({ description: 'One of these.' }),
    duration: t.field({ type: IntRangeInput, description: 'Milliseconds.' }),
    pageViews: t.field({ type: IntRangeInput, description: 'How many pages were viewed.' }),
    event: t.field({ type: EventMatchInput, description: 'A custom event that happened.' }),
    attributes: t.field({
      type: [AttributeMatchInput],
      description: 'Custom attributes of the session and traits of its user; all hold together.',
    }),
  }),
});

/** What a resolver gets for `SessionFilter`. */
export type SessionFilter = typeof SessionFilterInput.$inferInput;
export type StringMatch = typeof StringMatchInput.$inferInput;
export type IntRange = typeof IntRangeInput.$inferInput;
export type AttributeMatch = typeof AttributeMatchInput.$inferInput;
export type EventMatch = typeof EventMatchInput.$inferInput;
export type DateRange = typeof DateRangeInput.$inferInput;
