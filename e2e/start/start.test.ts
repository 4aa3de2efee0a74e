import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeEvents, newIds } from '../support/encode-events.ts';
import { eventually } from '../support/eventually.ts';
import { createQuery } from '../support/graphql.ts';
import { isAlive, killAll, processesNaming, processTree } from '../support/process-tree.ts';
import { type SpawnedGoSight, spawnAndFail, spawnGoSight } from '../support/spawn-gosight.ts';
import { API_KEY, PROJECT_KEY, temporaryDataDir } from '../support/start-test-gosight.ts';

let dataDir: string;
let otherDir: string;
let gosight: SpawnedGoSight;

/** As on a first start by a user who has set nothing. */
const GENERATED = { GOSIGHT_OWNER_EMAIL: '', GOSIGHT_OWNER_PASSWORD: '' };

beforeAll(async () => {
  dataDir = await temporaryDataDir();
  otherDir = await temporaryDataDir();
  gosight = await spawnGoSight({ command: 'npm', dataDir, env: GENERATED });
});

afterAll(async () => {
  killAll([...processesNaming(dataDir), ...processesNaming(otherDir)]);
  await Promise.all([dataDir, otherDir].map((dir) => rm(dir, { recursive: true, force: true })));
});

describe('npm start', () => {
  it('says where everything is, and what it generated', () => {
    const output = gosight.output();
    for (const line of ['GoSight', 'Demo shop', 'Project key', 'Owner', 'Password']) {
      expect(output).toMatch(new RegExp(`^ {2}${line} +\\S+$`, 'm'));
    }
  });

  it('answers at every address that it names', async () => {
    for (const path of ['/', '/demo/', '/sdk.js', '/healthz', '/readyz']) {
      const response = await fetch(gosight.url + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('serves nothing from outside its folders', async () => {
    const hostile = [
      '/demo/..%2f..%2fpackage.json',
      '/demo/%2e%2e/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/.gosight',
    ];
    for (const path of hostile) {
      const response = await fetch(gosight.url + path);
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it('says which port is taken, in one line, and exits', async () => {
    const { port } = new URL(gosight.url);
    const failed = await spawnAndFail({ command: 'node', dataDir: otherDir, env: { PORT: port } });
    expect(failed.code).toBe(1);
    expect(failed.output.trim()).toBe(
      `GoSight: Port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port with PORT=${Number(port) + 1}.`,
    );
  });

  it('says who uses the data directory, in one line, and exits', async () => {
    const failed = await spawnAndFail({ command: 'node', dataDir });
    expect(failed.code).toBe(1);
    expect(failed.output.trim().split('\n')).toEqual([expect.stringContaining(dataDir)]);
    expect(failed.output).toMatch(/^GoSight: .* process \d+/);
  });

  it('names every setting that is wrong, and exits', async () => {
    const env = { PORT: 'eighty', GOSIGHT_API_KEY: 'short' };
    const failed = await spawnAndFail({ command: 'node', dataDir: otherDir, env });
    expect(failed.code).toBe(1);
    expect(failed.output).toContain('PORT');
    expect(failed.output).toContain('GOSIGHT_API_KEY');
    expect(failed.output).not.toContain('    at ');
  });

  it('drains on SIGTERM: what was accepted a moment before is stored', async () => {
    const ids = newIds();
    const response = await fetch(`${gosight.url}/v1/batches?k=${PROJECT_KEY}&t=${Date.now()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: encodeEvents(ids, { name: 'the last one', customs: 7 }),
    });
    expect(response.status).toBe(202);
    const tree = processTree(gosight.pid);
    process.kill(gosight.pid, 'SIGTERM');
    await gosight.exited;
    await eventually(() => expect(tree.filter(isAlive)).toEqual([]));
    expect(gosight.output()).toContain('Stopping');

    gosight = await spawnGoSight({ command: 'node', dataDir, env: GENERATED });
    const query = createQuery(gosight.url, API_KEY);
    type Answer = { project: { session: { eventCount: number } | null } };
    await eventually(async () => {
      const { project } = await query<Answer>(
        'query ($id: ID!) { project { session(id: $id) { eventCount } } }',
        {
          id: ids.sessionText,
        },
      );
      expect(project.session?.eventCount).toBe(7);
    });
  });

  it('shows no secret on a later start', () => {
    expect(gosight.output()).toMatch(/^ {2}Project key +gs_/m);
    expect(gosight.output()).not.toMatch(/Password|API key|Owner/);
  });

  it('stops cleanly on Ctrl+C, which the terminal sends to the whole group', async () => {
    const tree = processTree(gosight.pid);
    process.kill(-gosight.pid, 'SIGINT');
    expect(await gosight.exited).toEqual({ code: 0, signal: null });
    await eventually(() => expect(tree.filter(isAlive)).toEqual([]));
  });
});

describe('npm run dev', () => {
  it('serves, and stops on Ctrl+C with everything that it started', async () => {
    const dev = await spawnGoSight({ command: 'dev', dataDir: otherDir });
    expect((await fetch(`${dev.url}/readyz`)).status).toBe(200);
    process.kill(-dev.pid, 'SIGINT');
    await dev.exited;
    await eventually(() => expect(processesNaming(otherDir)).toEqual([]));
  });
});
