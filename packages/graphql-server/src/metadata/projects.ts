import type { Pool, PoolClient } from 'pg';

/** A project as the API shows it. */
export type ProjectRow = {
  readonly id: string;
  readonly name: string;
  /** The oldest public project key that is not revoked. */
  readonly key: string | null;
};

const SELECT = `SELECT id, name, (
    SELECT key FROM project_keys WHERE project_id = projects.id AND revoked_at IS NULL ORDER BY created_at, key LIMIT 1
  ) AS key FROM projects`;

/** The project of this id. */
export async function findProject(postgres: Pool, id: string): Promise<ProjectRow | undefined> {
  // Postgres refuses NUL in a text; no id holds one.
  if (id.includes('\0')) return undefined;
  const { rows } = await postgres.query<ProjectRow>(`${SELECT} WHERE id = $1`, [id]);
  return rows[0];
}

/** The project that was made first. */
export async function findFirstProject(client: PoolClient): Promise<ProjectRow | undefined> {
  const { rows } = await client.query<ProjectRow>(`${SELECT} ORDER BY created_at, id LIMIT 1`);
  return rows[0];
}

/** Makes a project; it takes events from any origin until its owner names some. */
export async function insertProject(
  client: PoolClient,
  project: { id: string; name: string },
): Promise<void> {
  await client.query('INSERT INTO projects (id, name) VALUES ($1, $2)', [project.id, project.name]);
}
