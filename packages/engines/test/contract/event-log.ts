import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssignedPartition, Consumer, EventLog, LogRecord } from '../../src/event-log.ts';
import { deferred } from '../support/deferred.ts';

/** One log that a test opens, closes and opens again. */
export type EventLogHarness = {
  open(): Promise<EventLog>;
  /** Called after each test, when every opened log is closed. */
  dispose(): Promise<void>;
};

const LIMITS = { maxRecords: 100, maxBytes: 1_000_000 };

type Seen = LogRecord & { partition: number };

/** What every event log must do, whichever engine is below. */
export function describeEventLog(name: string, createHarness: () => Promise<EventLogHarness>): void {
  describe(`event log: ${name}`, () => {
    let harness: EventLogHarness;
    let log: EventLog;
    let topic: string;
    const consumers: Consumer[] = [];

    beforeEach(async () => {
      harness = await createHarness();
      log = await harness.open();
      topic = `test.${randomUUID()}`;
    });

    afterEach(async () => {
      for (const consumer of consumers.splice(0)) await consumer.stop();
      await log.close();
      await harness.dispose();
    });

    const append = (key: string, value: string | Uint8Array) =>
      log.append(topic, { key, value: typeof value === 'string' ? Buffer.from(value) : value });

    async function consume(
      process: (partition: AssignedPartition) => Promise<void>,
      options: { group?: string; onError?: (error: unknown) => void } = {},
    ): Promise<Consumer> {
      const onError =
        options.onError ??
        ((error: unknown) => {
          throw error;
        });
      const consumer = await log.consume({ group: options.group ?? 'group', topic, process, onError });
      consumers.push(consumer);
      return consumer;
    }

    /** Consumes until `count` records were seen, committing as told, then stops. */
    async function take(count: number, options: { group?: string; commit?: boolean } = {}): Promise<Seen[]> {
      const seen: Seen[] = [];
      const isEnough = deferred<void>();
      if (count === 0) isEnough.resolve();
      const consumer = await consume(async (partition) => {
        while (!partition.revoked.aborted) {
          const records = await partition.read(LIMITS);
          for (const record of records) seen.push({ ...record, partition: partition.partition });
          const last = records.at(-1);
          if (last && options.commit) await partition.commit({ offset: last.offset + 1, metadata: 'done' });
          if (seen.length >= count) isEnough.resolve();
        }
      }, options);
      await isEnough.promise;
      await consumer.stop();
      return seen;
    }

    const until = (partition: AssignedPartition) => once(partition.revoked, 'abort');

    it('keeps its id, which no other log has', async () => {
      const { id } = log;
      await log.close();
      log = await harness.open();
      expect(log.id).toBe(id);
      expect(id).toMatch(/^[\w-]{8,64}$/);
      const others = await createHarness();
      const other = await others.open();
      expect(other.id).not.toBe(id);
      await other.close();
      await others.dispose();
    });

    it('gives rising offsets from 0 and keeps a key in one partition', async () => {
      const placed = [];
      for (let i = 0; i < 5; i++) placed.push(await append('one key', `${i}`));
      expect(placed.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4]);
      expect(new Set(placed.map(({ partition }) => partition)).size).toBe(1);
      expect(await log.endOffset(topic, placed[0]?.partition ?? -1)).toBe(5);
    });

    it('spreads keys over the partitions', async () => {
      const placed = await Promise.all(Array.from({ length: 200 }, (_, i) => append(`key ${i}`, '')));
      expect(new Set(placed.map(({ partition }) => partition)).size).toBe(log.partitionCount);
    });

    it('keeps the order of each key and every record among many concurrent appends', async () => {
      const keys = Array.from({ length: 40 }, (_, i) => `key ${i}`);
      const appends = Array.from({ length: 2000 }, (_, i) => append(keys[i % keys.length] ?? '', `${i}`));
      const placed = await Promise.all(appends);
      const seen = await take(2000);
      expect(seen).toHaveLength(2000);
      for (const key of keys) {
        const values = seen.filter((record) => record.key === key).map((record) => Number(text(record)));
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }
      const places = new Set(placed.map(({ partition, offset }) => `${partition}/${offset}`));
      expect(new Set(seen.map(({ partition, offset }) => `${partition}/${offset}`))).toEqual(places);
    });

    it('returns keys and values as they were', async () => {
      const before = Date.now();
      await fc.assert(
        fc.asyncProperty(
          fc.string({ minLength: 1, unit: 'grapheme' }),
          fc.uint8Array(),
          async (key, value) => {
            topic = `test.${randomUUID()}`;
            await append(key, value);
            const [record] = await take(1);
            expect(record?.key).toBe(key);
            expect(Buffer.from(record?.value ?? []).equals(value)).toBe(true);
            expect(record?.timestamp).toBeGreaterThanOrEqual(before);
          },
        ),
        { numRuns: 25 },
      );
    });

    it('keeps values of half a megabyte', async () => {
      const value = randomBytes(512 * 1024);
      await append('key', value);
      const [record] = await take(1);
      expect(Buffer.compare(record?.value ?? new Uint8Array(), value)).toBe(0);
    });

    it('waits in read until a record comes', async () => {
      const partition = deferred<AssignedPartition>();
      const { partition: number } = await append('key', 'first');
      await consume(async (assigned) => {
        if (assigned.partition === number) partition.resolve(assigned);
        await until(assigned);
      });
      const assigned = await partition.promise;
      expect((await assigned.read(LIMITS)).map(text)).toEqual(['first']);
      const reading = assigned.read(LIMITS);
      await append('key', 'second');
      expect((await reading).map(text)).toEqual(['second']);
    });

    it('returns nothing when maxWaitMs is over', async () => {
      const result = deferred<LogRecord[]>();
      await consume(async (partition) => {
        result.resolve(await partition.read({ ...LIMITS, maxWaitMs: 1 }));
      });
      expect(await result.promise).toEqual([]);
    });

    it('bounds a read by count and by bytes, but gives at least one record', async () => {
      for (const value of ['aaaa', 'bbbb', 'cccc', 'dddd']) await append('key', value);
      const reads = deferred<string[][]>();
      await consume(async (partition) => {
        const end = await log.endOffset(topic, partition.partition);
        if (end === 0) return;
        const byCount = await partition.read({ maxRecords: 2, maxBytes: 1000 });
        const byBytes = await partition.read({ maxRecords: 10, maxBytes: 1 });
        partition.seek(1);
        const both = await partition.read({ maxRecords: 10, maxBytes: 8 });
        reads.resolve([byCount, byBytes, both].map((records) => records.map(text)));
      });
      expect(await reads.promise).toEqual([['aaaa', 'bbbb'], ['cccc'], ['bbbb', 'cccc']]);
    });

    it('goes on after the committed offset, with its metadata, also when opened again', async () => {
      const { partition: number } = await append('key', 'one');
      await append('key', 'two');
      expect((await take(2, { commit: true })).map(text)).toEqual(['one', 'two']);
      await append('key', 'three');
      await log.close();
      log = await harness.open();

      const committed = deferred<unknown>();
      const consumer = await consume(async (partition) => {
        if (partition.partition === number) committed.resolve(await partition.committed());
      });
      expect(await committed.promise).toEqual({ offset: 2, metadata: 'done' });
      await consumer.stop();
      expect((await take(1)).map(text)).toEqual(['three']);
    });

    it('continues offsets when opened again', async () => {
      await append('key', 'one');
      await log.close();
      log = await harness.open();
      expect((await append('key', 'two')).offset).toBe(1);
      expect((await take(2)).map(text)).toEqual(['one', 'two']);
    });

    it('keeps groups and topics apart', async () => {
      await append('key', 'one');
      await take(1, { group: 'a', commit: true });
      expect((await take(1, { group: 'b' })).map(text)).toEqual(['one']);
      const first = topic;
      topic = `test.${randomUUID()}`;
      await append('key', 'other');
      expect((await take(1, { group: 'a' })).map(text)).toEqual(['other']);
      topic = first;
      await append('key', 'two');
      expect((await take(1, { group: 'a' })).map(text)).toEqual(['two']);
    });

    it('has no committed place before the first commit', async () => {
      const committed = deferred<unknown>();
      await consume(async (partition) => committed.resolve(await partition.committed()));
      expect(await committed.promise).toBeUndefined();
    });

    it('revokes on stop: read ends, what is under way may be committed, stop waits for it', async () => {
      const { partition: number } = await append('key', 'one');
      const isReading = deferred<void>();
      const outcomes: unknown[] = [];
      let lost: AssignedPartition | undefined;
      const consumer = await consume(async (partition) => {
        if (partition.partition !== number) return;
        lost = partition;
        await partition.read(LIMITS);
        const reading = partition.read(LIMITS);
        isReading.resolve();
        outcomes.push(await reading);
        await partition.commit({ offset: 1, metadata: 'last' });
        outcomes.push(await partition.committed());
        outcomes.push(await partition.read(LIMITS));
      });
      await isReading.promise;
      await consumer.stop();
      expect(outcomes).toEqual([[], { offset: 1, metadata: 'last' }, []]);
      await expect(lost?.commit({ offset: 0, metadata: '' })).rejects.toMatchObject({
        code: 'partition_lost',
      });
    });

    it('tells of a failed process and assigns the partition again from the committed offset', async () => {
      const { partition: number } = await append('key', 'one');
      await append('key', 'two');
      const errors: unknown[] = [];
      const again = deferred<string[]>();
      await consume(
        async (partition) => {
          if (partition.partition !== number) return;
          const records = await partition.read(LIMITS);
          if (errors.length > 0) return again.resolve(records.map(text));
          await partition.commit({ offset: 1, metadata: '' });
          throw new Error('broken');
        },
        { onError: (error) => errors.push(error) },
      );
      expect(await again.promise).toEqual(['two']);
      expect(errors).toEqual([new Error('broken')]);
    });

    it('shares the partitions of a group, one owner each, and hands them on when one stops', async () => {
      const owners = new Map<number, Set<string>>();
      let overlaps = 0;
      const changed = new EventTarget();
      const member = (id: string) =>
        consume(async (partition) => {
          const now = owners.get(partition.partition) ?? new Set();
          owners.set(partition.partition, now.add(id));
          if (now.size > 1) overlaps++;
          changed.dispatchEvent(new Event('change'));
          await until(partition);
          now.delete(id);
        });
      const ownedBy = (id: string) => [...owners.values()].filter((now) => now.has(id)).length;
      const eventually = async (condition: () => boolean) => {
        while (!condition()) await once(changed, 'change');
      };
      const first = await member('first');
      await eventually(() => ownedBy('first') === log.partitionCount);
      await member('second');
      await eventually(() => ownedBy('second') === log.partitionCount / 2);
      expect(ownedBy('first')).toBe(log.partitionCount / 2);
      await first.stop();
      await eventually(() => ownedBy('second') === log.partitionCount);
      expect(overlaps).toBe(0);
    });

    it('stops consumers when it is closed and takes no more appends', async () => {
      const stopped: number[] = [];
      await consume(async (partition) => {
        await partition.read(LIMITS);
        stopped.push(partition.partition);
      });
      await log.close();
      expect(stopped).toHaveLength(log.partitionCount);
      await expect(append('key', 'late')).rejects.toMatchObject({ code: 'log_unavailable' });
    });
  });
}

function text(record: LogRecord): string {
  return Buffer.from(record.value).toString('utf8');
}
