import { builder } from '../builder.ts';
import type { PageViewRow } from '../queries/session-page-views.ts';
import { NavigationEnum } from './enums.ts';
import { navigationOf } from './event.ts';

/** `PageView` of the API. */
export const PageViewType = builder.objectRef<PageViewRow>('PageView').implement({
  description: 'A page that was viewed in a session.',
  fields: (t) => ({
    id: t.id({ description: 'The id of its event.', resolve: ({ view }) => view.id }),
    at: t.field({ type: 'DateTime', description: 'When it was opened.', resolve: ({ view }) => view.at }),
    path: t.string({ description: 'Its path.', resolve: ({ view }) => view.path }),
    url: t.string({ description: 'Its whole URL, scrubbed.', resolve: ({ view }) => view.url }),
    title: t.string({ nullable: true, description: 'Its title.', resolve: ({ view }) => view.title || null }),
    referrer: t.string({
      nullable: true,
      description: 'The page that led to it.',
      resolve: ({ view }) => view.pageReferrer || null,
    }),
    navigation: t.field({
      type: NavigationEnum,
      nullable: true,
      description: 'How it was reached.',
      resolve: ({ view }) => navigationOf(view),
    }),
    duration: t.field({
      type: 'Duration',
      nullable: true,
      description: 'How long it was visible; null until it was left.',
      resolve: ({ exit }) => exit?.duration ?? null,
    }),
    scrollPercent: t.int({
      nullable: true,
      description: 'How far down it was seen, 0 to 100; null until it was left.',
      resolve: ({ exit }) => exit?.scrollPercent ?? null,
    }),
  }),
});
