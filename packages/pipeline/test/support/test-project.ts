import { randomBytes } from 'node:crypto';
import type { Engines } from '@gosight/engines';

/** A browser that is nobody's bot. */
export const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

/** Creates a project with one key in Postgres. */
export async function createProject(
  { postgres }: Pick<Engines, 'postgres'>,
  allowedOrigins: string[] = ['*'],
): Promise<{ projectId: string; key: string }> {
  const projectId = `p_${randomBytes(6).toString('hex')}`;
  const key = `gs_${randomBytes(12).toString('hex')}`;
  await postgres.query('INSERT INTO projects (id, name, allowed_origins) VALUES ($1, $1, $2)', [
    projectId,
    allowedOrigins,
  ]);
  await postgres.query('INSERT INTO project_keys (key, project_id) VALUES ($1, $2)', [key, projectId]);
  return { projectId, key };
}
