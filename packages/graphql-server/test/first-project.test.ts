import type { TestEngines } from '@gosight/engines/testing';
import { openTestEngines } from '@gosight/engines/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureFirstProject } from '../src/index.ts';
import { findApiKey, hashApiKey } from '../src/metadata/api-keys.ts';
import { findProject } from '../src/metadata/projects.ts';
import { verifyPassword } from '../src/metadata/users.ts';

let engines: TestEngines;

beforeAll(async () => {
  engines = await openTestEngines();
});

afterAll(() => engines?.close());

async function owners() {
  const { rows } = await engines.postgres.query<{ email: string; hash: string; role: string }>(
    `SELECT email, password_hash AS hash, role FROM users JOIN memberships ON user_id = users.id ORDER BY email`,
  );
  return rows;
}

async function count(table: 'users' | 'projects' | 'project_keys' | 'api_keys') {
  const { rows } = await engines.postgres.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return Number(rows[0]?.count);
}

// One story: each step is a later start of the same server.
describe('ensureFirstProject', () => {
  it('makes owner, project and keys, once, however many servers start together', async () => {
    const results = await Promise.all(
      Array.from({ length: 3 }, () => ensureFirstProject(engines.postgres, {})),
    );
    const [first] = results.filter(({ created }) => created);
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(first).toMatchObject({
      projectId: expect.stringMatching(/^prj_[a-z0-9]+$/),
      projectName: 'My site',
      ownerEmail: 'owner@example.com',
      projectKey: expect.stringMatching(/^gs_[a-z0-9]{12,}$/),
      apiKey: expect.stringMatching(/^gsk_[a-z0-9]{30,}$/),
    });
    const [owner] = await owners();
    expect(owner).toMatchObject({ email: 'owner@example.com', role: 'owner' });
    expect(await verifyPassword(first?.ownerPassword ?? '', owner?.hash ?? '')).toBe(true);
    expect(await verifyPassword('wrong', owner?.hash ?? '')).toBe(false);
    expect(await findApiKey(engines.postgres, hashApiKey(first?.apiKey ?? ''))).toMatchObject({
      projectId: first?.projectId,
    });
    expect(await count('projects')).toBe(1);
  });

  it('tells no secret and changes nothing at the next start', async () => {
    const again = await ensureFirstProject(engines.postgres, {});
    const project = await findProject(engines.postgres, again.projectId);
    expect(again).toEqual({
      projectId: again.projectId,
      projectName: 'My site',
      created: false,
      projectKey: project?.key,
    });
    expect([await count('users'), await count('project_keys'), await count('api_keys')]).toEqual([1, 1, 1]);
  });

  it('adds what is given, once', async () => {
    const given = {
      ownerEmail: 'Ada@example.com',
      ownerPassword: 'correct horse',
      projectKey: 'gs_mine',
      apiKey: 'gsk_mine',
    };
    for (let start = 0; start < 2; start++) {
      const project = await ensureFirstProject(engines.postgres, given);
      expect(project).toMatchObject({ created: false, projectKey: 'gs_mine', apiKey: 'gsk_mine' });
      expect(project).not.toHaveProperty('ownerPassword');
    }
    expect([await count('users'), await count('project_keys'), await count('api_keys')]).toEqual([2, 2, 2]);
    const ada = (await owners()).find(({ email }) => email === 'Ada@example.com');
    expect(await verifyPassword('correct horse', ada?.hash ?? '')).toBe(true);
  });

  it('sets a new password where one is given, and keeps the old one where none is', async () => {
    await ensureFirstProject(engines.postgres, {
      ownerEmail: 'ada@EXAMPLE.com',
      ownerPassword: 'battery staple',
    });
    await ensureFirstProject(engines.postgres, { ownerEmail: 'ada@example.com' });
    const ada = (await owners()).find(({ email }) => email === 'Ada@example.com');
    expect(await verifyPassword('battery staple', ada?.hash ?? '')).toBe(true);
    expect(await count('users')).toBe(2);
  });

  it("does not take another project's key, and leaves nothing half done", async () => {
    await engines.postgres.query(`INSERT INTO projects (id, name) VALUES ('other', 'Other')`);
    await engines.postgres.query(`INSERT INTO project_keys (key, project_id) VALUES ('gs_other', 'other')`);
    const given = { ownerEmail: 'eve@example.com', projectKey: 'gs_other' };
    await expect(ensureFirstProject(engines.postgres, given)).rejects.toThrow('belongs to another project');
    expect((await owners()).map(({ email }) => email)).not.toContain('eve@example.com');
  });
});
