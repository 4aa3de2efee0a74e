import { COLUMN_LIMITS } from '../../limits.ts';
import { cleanText } from '../../write/text-table.ts';

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const;

/** The campaign a session came by. */
export type Utm = Record<(typeof UTM)[number], string>;

/** What the tracker said about the campaign; what it left out is read from the landing page's query. */
export function utm(said: Utm, query: URLSearchParams): Utm {
  const result = { ...said };
  for (const name of UTM) result[name] ||= cleanText(query.get(`utm_${name}`) ?? '', COLUMN_LIMITS.name);
  return result;
}
