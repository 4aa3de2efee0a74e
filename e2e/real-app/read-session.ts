import type { Query } from '../support/graphql.ts';

/** What the API says about a session. */
export type StoredSession = {
  entryPath: string;
  pageViewCount: number;
  clickCount: number;
  pageViews: { path: string; url: string; title: string | null; navigation: string }[];
  errors: { type: string; name: string | null; message: string; stack: string | null }[];
  events: StoredEvent[];
};

/** One event of it. */
export type StoredEvent = {
  type: string;
  at: string;
  x: number | null;
  y: number | null;
  outcome: string | null;
  element: { selector: string; name: string; tag: string; text: string | null } | null;
};

const DOCUMENT = `query Session($id: ID!) {
  project {
    session(id: $id) {
      entryPath pageViewCount clickCount
      pageViews { path url title navigation }
      errors { type name message stack }
      events(first: 200) {
        edges { node { type at x y outcome element { selector name tag text } } }
      }
    }
  }
}`;

/** Reads a session with its events; throws while there is none. */
export async function readSession(query: Query, id: string): Promise<StoredSession> {
  type Raw = Omit<StoredSession, 'events'> & { events: { edges: { node: StoredEvent }[] } };
  const { project } = await query<{ project: { session: Raw | null } }>(DOCUMENT, { id });
  if (!project.session) throw new Error(`session ${id} is not stored`);
  return { ...project.session, events: project.session.events.edges.map(({ node }) => node) };
}
