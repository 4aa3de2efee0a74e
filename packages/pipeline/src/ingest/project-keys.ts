import type { Logger } from '@gosight/engines';
import type { Pool } from 'pg';
import { IngestError } from '../errors.ts';
import { INGEST_LIMITS, PROJECT_KEY_LIMITS } from '../limits.ts';

/** What ingest knows about the project of a key. */
export type Project = {
  readonly id: string;
  readonly allowedOrigins: readonly string[];
  readonly isDisabled: boolean;
};

/** Looks up project keys. */
export type ProjectKeys = {
  /**
   * The project of a key, or undefined for an unknown or revoked one.
   *
   * While Postgres is down the last known answer for a key counts, however old; a key never seen then throws
   * `IngestError` code `unavailable`, because it may well be a good one.
   */
  find(key: string): Promise<Project | undefined>;
};

export type ProjectKeysOptions = {
  readonly postgres: Pick<Pool, 'query'>;
  readonly logger: Logger;
  readonly now: () => number;
};

type Known = { readonly project: Project; readonly checkedAt: number };

const KEY_PATTERN = /^[A-Za-z0-9_-]+$/;

/** Project keys from Postgres behind a cache of a few seconds (`PROJECT_KEY_LIMITS`). */
export function createProjectKeys({ postgres, logger, now }: ProjectKeysOptions): ProjectKeys {
  const known = new Map<string, Known>();
  const unknown = new Map<string, number>();
  const pending = new Map<string, Promise<Project | undefined>>();
  let askAgainAt = 0;

  async function refresh(key: string): Promise<Project | undefined> {
    let project: Project | undefined;
    try {
      if (now() < askAgainAt) throw new Error('Postgres did not answer a moment ago');
      project = await withTimeout(queryProject(postgres, key), PROJECT_KEY_LIMITS.timeoutMs);
    } catch (error) {
      return lastKnown(key, error);
    }
    known.delete(key);
    unknown.delete(key);
    if (project === undefined) remember(unknown, PROJECT_KEY_LIMITS.maxUnknown, [key, now()]);
    else remember(known, PROJECT_KEY_LIMITS.maxKnown, [key, { project, checkedAt: now() }]);
    return project;
  }

  function lastKnown(key: string, cause: unknown): Project {
    if (now() >= askAgainAt) {
      askAgainAt = now() + PROJECT_KEY_LIMITS.retryAfterMs;
      logger.warn({ err: cause }, 'Postgres is unreachable: ingest goes on with the project keys it knows');
    }
    const last = known.get(key);
    if (last !== undefined) return last.project;
    throw new IngestError('unavailable', 'The project key cannot be checked at the moment.', {
      cause,
      retryAfterMs: INGEST_LIMITS.retryAfterMs,
    });
  }

  return {
    async find(key) {
      if (key.length > INGEST_LIMITS.maxProjectKeyChars || !KEY_PATTERN.test(key)) return undefined;
      const fresh = known.get(key);
      const validFrom = now() - PROJECT_KEY_LIMITS.ttlMs;
      if (fresh !== undefined && fresh.checkedAt > validFrom) return fresh.project;
      const unknownSince = unknown.get(key);
      if (unknownSince !== undefined && unknownSince > validFrom) return undefined;

      const asked = pending.get(key) ?? refresh(key).finally(() => pending.delete(key));
      pending.set(key, asked);
      return asked;
    },
  };
}

async function queryProject(postgres: Pick<Pool, 'query'>, key: string): Promise<Project | undefined> {
  const { rows } = await postgres.query<{ id: string; allowed_origins: string[]; disabled: boolean }>(
    `SELECT p.id, p.allowed_origins, p.disabled_at IS NOT NULL AS disabled
     FROM project_keys k JOIN projects p ON p.id = k.project_id
     WHERE k.key = $1 AND k.revoked_at IS NULL`,
    [key],
  );
  const row = rows[0];
  return row && { id: row.id, allowedOrigins: row.allowed_origins, isDisabled: row.disabled };
}

function remember<Value>(map: Map<string, Value>, size: number, [key, value]: [string, Value]): void {
  map.set(key, value);
  if (map.size <= size) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}

async function withTimeout<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Postgres took too long to answer')), timeoutMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
