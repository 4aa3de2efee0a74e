import type { PoolClient } from 'pg';

/** Adds a public project key, unless it is there. Returns the project that it belongs to. */
export async function ensureProjectKey(
  client: PoolClient,
  { projectId, key }: { projectId: string; key: string },
): Promise<string> {
  await client.query(
    'INSERT INTO project_keys (key, project_id) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING',
    [key, projectId],
  );
  const { rows } = await client.query<{ projectId: string }>(
    'SELECT project_id AS "projectId" FROM project_keys WHERE key = $1',
    [key],
  );
  return rows[0]?.projectId ?? projectId;
}
