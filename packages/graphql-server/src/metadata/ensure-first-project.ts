import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { ensureApiKey } from './api-keys.ts';
import { ensureProjectKey } from './project-keys.ts';
import { findFirstProject, insertProject, type ProjectRow } from './projects.ts';
import { ensureOwner } from './users.ts';

/** What the first start of a server asks for; what is left out is generated. */
export type FirstProjectOptions = {
  /** @defaultValue `owner@example.com` */
  readonly ownerEmail?: string | undefined;
  readonly ownerPassword?: string | undefined;
  readonly projectKey?: string | undefined;
  readonly apiKey?: string | undefined;
};

/** The first project. Secrets are told only by the start that made them, or where they were given. */
export type FirstProject = {
  readonly projectId: string;
  readonly projectName: string;
  /** Whether this call made it. */
  readonly created: boolean;
  readonly ownerEmail?: string;
  readonly ownerPassword?: string;
  readonly projectKey: string;
  readonly apiKey?: string;
};

const PROJECT_NAME = 'My site';
const DEFAULT_EMAIL = 'owner@example.com';
// Any number, the same in every server, so that two that start together make one project.
const LOCK = 4_600_001;

/** Makes owner, project and keys where there is no project yet; later adds what is given and missing. */
export async function ensureFirstProject(
  postgres: Pool,
  options: FirstProjectOptions,
): Promise<FirstProject> {
  const client = await postgres.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const known = await findFirstProject(client);
    const project = known ? await ensureGiven(client, known, options) : await create(client, options);
    await client.query('COMMIT');
    return project;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function create(client: PoolClient, options: FirstProjectOptions): Promise<FirstProject> {
  const project = { id: `prj_${randomText(9)}`, name: PROJECT_NAME };
  const given = {
    ownerEmail: options.ownerEmail ?? DEFAULT_EMAIL,
    ownerPassword: options.ownerPassword ?? randomText(15),
    projectKey: options.projectKey ?? `gs_${randomText(12)}`,
    apiKey: options.apiKey ?? `gsk_${randomText(24)}`,
  };
  await insertProject(client, project);
  await ensureGiven(client, { ...project, key: null }, given);
  return { projectId: project.id, projectName: project.name, created: true, ...given };
}

async function ensureGiven(
  client: PoolClient,
  project: ProjectRow,
  { ownerEmail, ownerPassword, projectKey, apiKey }: FirstProjectOptions,
): Promise<FirstProject> {
  const projectId = project.id;
  if (ownerEmail !== undefined) {
    await ensureOwner(client, { projectId, email: ownerEmail, password: ownerPassword });
  }
  if (projectKey !== undefined) {
    refuseForeign('project key', projectId, await ensureProjectKey(client, { projectId, key: projectKey }));
  }
  if (apiKey !== undefined) {
    refuseForeign(
      'API key',
      projectId,
      await ensureApiKey(client, { projectId, name: 'First API key', apiKey }),
    );
  }
  return {
    projectId,
    projectName: project.name,
    created: false,
    projectKey: projectKey ?? project.key ?? '',
    ...(ownerEmail === undefined ? {} : { ownerEmail }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}

function refuseForeign(what: string, projectId: string, owner: string): void {
  if (owner !== projectId) throw new Error(`The given ${what} already belongs to another project.`);
}

function randomText(bytes: number): string {
  // Letters and digits only: keys are copied by double click.
  return BigInt(`0x${randomBytes(bytes).toString('hex')}`).toString(36);
}
