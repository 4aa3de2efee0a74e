import { builder } from '../builder.ts';
import type { SessionRow } from '../queries/session-row.ts';

/** The campaign that led to a session. */
export const UtmType = builder.objectRef<SessionRow>('Utm').implement({
  description: 'The campaign parameters of the first URL.',
  fields: (t) => ({
    source: t.string({
      nullable: true,
      description: '`utm_source`.',
      resolve: (row) => row.utmSource || null,
    }),
    medium: t.string({
      nullable: true,
      description: '`utm_medium`.',
      resolve: (row) => row.utmMedium || null,
    }),
    campaign: t.string({
      nullable: true,
      description: '`utm_campaign`.',
      resolve: (row) => row.utmCampaign || null,
    }),
    term: t.string({ nullable: true, description: '`utm_term`.', resolve: (row) => row.utmTerm || null }),
    content: t.string({
      nullable: true,
      description: '`utm_content`.',
      resolve: (row) => row.utmContent || null,
    }),
  }),
});

/** Whether any campaign parameter was there. */
export function hasUtm(row: SessionRow): boolean {
  return Boolean(row.utmSource || row.utmMedium || row.utmCampaign || row.utmTerm || row.utmContent);
}
