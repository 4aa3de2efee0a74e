import { builder } from '../builder.ts';
import type { TimeSpan } from '../replay/time-span.ts';

/** `TimeSpan` of the API. */
export const TimeSpanType = builder.objectRef<TimeSpan>('TimeSpan').implement({
  description: 'From a moment to a moment.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'When it begins.' }),
    to: t.expose('to', { type: 'DateTime', description: 'When it ends.' }),
  }),
});
