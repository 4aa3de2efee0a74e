import type { Query } from '../support/graphql.ts';

/** What the API says about a recording. */
export type StoredReplay = {
  readonly startedAt: string;
  readonly duration: number;
  readonly streams: readonly {
    readonly streamId: string;
    readonly chunks: readonly {
      sequence: number;
      to: string;
      clockOffset: number;
      hasFullSnapshot: boolean;
    }[];
  }[];
};

const DOCUMENT = `query Replay($id: ID!) {
  project { session(id: $id) { replay {
    startedAt duration streams { streamId chunks { sequence to clockOffset hasFullSnapshot } }
  } } }
}`;

/** Reads the recording of a session; throws while there is none. */
export async function readReplay(query: Query, id: string): Promise<StoredReplay> {
  type Answer = { project: { session: { replay: StoredReplay | null } | null } };
  const { project } = await query<Answer>(DOCUMENT, { id });
  if (!project.session?.replay) throw new Error(`session ${id} has no recording`);
  return project.session.replay;
}

/** Where a moment of the recorded page's own clock lies in the recording of its one document, ms. */
export function timeIn(replay: StoredReplay, at: number): number {
  const offset = replay.streams[0]?.chunks[0]?.clockOffset ?? 0;
  return at + offset - Date.parse(replay.startedAt);
}
