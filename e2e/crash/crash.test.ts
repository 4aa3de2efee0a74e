import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BatchGenerator, startBatchGenerator } from '../support/batch-generator.ts';
import { eventually } from '../support/eventually.ts';
import { createQuery } from '../support/graphql.ts';
import {
  isAlive,
  killAll,
  type ProcessHandle,
  processesNaming,
  processTree,
} from '../support/process-tree.ts';
import { type SpawnedGoSight, spawnGoSight } from '../support/spawn-gosight.ts';
import { API_KEY, temporaryDataDir, withEngines } from '../support/start-test-gosight.ts';
import { readStoredBatches, readSums } from './stored-ledger.ts';

/** A crash should meet intents, half-written chunks and answers under way: so it comes after some traffic, at any time. */
const TRAFFIC_MS = { least: 1500, spread: 1500 };

/** Processors insert several times a second: when nothing came for this long, everything has come. */
const SETTLED_MS = 2000;

let dataDir: string;
let gosight: SpawnedGoSight;
let generator: BatchGenerator;
const seen: ProcessHandle[] = [];

const start = async () => {
  gosight = await spawnGoSight({ command: 'npm', dataDir });
  seen.push(...processTree(gosight.pid));
};

const acceptedCount = () => generator.ledger.filter(({ state }) => state === 'accepted').length;

/** Lets traffic flow, so that something is accepted before and during what comes next. */
async function traffic(): Promise<void> {
  const before = acceptedCount();
  await eventually(() => expect(acceptedCount()).toBeGreaterThan(before + 20));
  await sleep(TRAFFIC_MS.least + Math.random() * TRAFFIC_MS.spread);
}

beforeAll(async () => {
  dataDir = await temporaryDataDir();
  await start();
  generator = startBatchGenerator({ url: gosight.url, streams: 8 });
});

afterAll(async () => {
  killAll(processesNaming(dataDir));
  await rm(dataDir, { recursive: true, force: true });
});

describe('kill -9 in the middle of traffic', () => {
  it('of npm alone: the server notices, drains and leaves nothing running', async () => {
    await traffic();
    const tree = processTree(gosight.pid);
    process.kill(gosight.pid, 'SIGKILL');
    await eventually(() => expect(tree.filter(isAlive)).toEqual([]));
    await start();
    generator.target(gosight.url);
    await traffic();
  });

  it('of the server alone: its engines end, and the next start takes over', async () => {
    const tree = processTree(gosight.pid);
    const server = tree.find(
      ({ command }) => command.includes('standalone/src/main.ts') && !command.includes('sh -c'),
    );
    if (!server) throw new Error(`no server among ${JSON.stringify(tree)}`);
    killAll([server]);
    // At once, while what it left may still be running.
    await start();
    generator.target(gosight.url);
    await traffic();
  });

  it('of the whole tree: the next start takes over', async () => {
    killAll(processTree(gosight.pid));
    await start();
    generator.target(gosight.url);
    await traffic();
  });

  it('loses no accepted batch, stores none twice, and keeps every rollup equal to its events', async () => {
    await generator.stop();
    await eventually(async () => {
      // Batches without an answer may be stored too, so reaching the sum of the accepted ones is not yet the end.
      const stored = await storedEventCount();
      expect(stored).toBeGreaterThanOrEqual(acceptedEventCount());
      await sleep(SETTLED_MS);
      expect(await storedEventCount()).toBe(stored);
    });
    process.kill(gosight.pid, 'SIGTERM');
    await gosight.exited;
    await eventually(() => expect(processesNaming(dataDir)).toEqual([]));

    await withEngines(dataDir, async ({ clickhouse }) => {
      const stored = await readStoredBatches(clickhouse);
      const accepted = generator.ledger.filter(({ state }) => state === 'accepted');
      const unknown = generator.ledger.filter(({ state }) => state === 'unknown');
      expect(accepted.map(({ marker }) => [marker, stored.get(marker)])).toEqual(
        accepted.map(({ marker, events }) => [marker, events]),
      );
      for (const { marker, events } of unknown)
        expect([undefined, events]).toContainEqual(stored.get(marker));
      const known = new Set(generator.ledger.map(({ marker }) => marker));
      expect([...stored.keys()].filter((marker) => !known.has(marker))).toEqual([]);
      expect(unknown.length).toBeGreaterThan(0);

      const { events, ...derived } = await readSums(clickhouse);
      expect(events?.['events']).toBe(events?.['identities']);
      const fromEvents = (names: string[]) => Object.fromEntries(names.map((name) => [name, events?.[name]]));
      expect(derived).toEqual(
        Object.fromEntries(
          Object.entries(derived).map(([table, sums]) => [table, fromEvents(Object.keys(sums))]),
        ),
      );
    });
  });

  it('leaves no process behind', () => {
    expect(seen.length).toBeGreaterThan(8);
    expect(seen.filter(isAlive)).toEqual([]);
  });
});

function acceptedEventCount(): number {
  return generator.ledger
    .filter(({ state }) => state === 'accepted')
    .reduce((sum, { events }) => sum + events.pageViews + events.clicks + events.customs, 0);
}

async function storedEventCount(): Promise<number> {
  type Answer = { project: { sessions: { edges: { node: { eventCount: number } }[] } } };
  const query = createQuery(gosight.url, API_KEY);
  const answer = await query<Answer>(
    'query { project { sessions(first: 100) { edges { node { eventCount } } } } }',
  );
  return answer.project.sessions.edges.reduce((sum, { node }) => sum + node.eventCount, 0);
}
