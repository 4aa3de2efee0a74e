import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cache } from '../../src/cache.ts';
import { deferred } from '../support/deferred.ts';

/** A cache whose clock a test moves. */
export type CacheHarness = {
  readonly cache: Cache;
  /** Lets `ms` pass for the cache: a real wait where the engine has its own clock. */
  pass(ms: number): Promise<void>;
};

/** What every cache must do, whichever engine is below. */
export function describeCache(name: string, createHarness: () => Promise<CacheHarness>): void {
  describe(`cache: ${name}`, () => {
    let cache: Cache;
    let pass: CacheHarness['pass'];
    let prefix: string;

    beforeEach(async () => {
      ({ cache, pass } = await createHarness());
      prefix = `test:${randomUUID()}:`;
    });

    afterEach(() => cache.close());

    it('keeps a value until it is replaced, deleted or over', async () => {
      const key = `${prefix}key`;
      expect(await cache.get(key)).toBeUndefined();
      await cache.set(key, 'one', 1000);
      await cache.set(key, 'two ✓', 1000);
      expect(await cache.get(key)).toBe('two ✓');
      await cache.delete(key);
      expect(await cache.get(key)).toBeUndefined();
      await cache.set(key, 'three', 200);
      await pass(201);
      expect(await cache.get(key)).toBeUndefined();
    });

    it('counts the time to live anew with each set', async () => {
      await cache.set(`${prefix}key`, 'one', 200);
      await pass(150);
      await cache.set(`${prefix}key`, 'two', 200);
      await pass(150);
      expect(await cache.get(`${prefix}key`)).toBe('two');
    });

    it('lists the live values of a prefix, taken literally', async () => {
      await cache.set(`${prefix}*a`, '1', 5000);
      await cache.set(`${prefix}*b`, '2', 5000);
      await cache.set(`${prefix}xc`, '3', 5000);
      await cache.set(`${prefix}*d`, '4', 100);
      await pass(101);
      const expected = new Map([
        [`${prefix}*a`, '1'],
        [`${prefix}*b`, '2'],
      ]);
      expect(await cache.list(`${prefix}*`)).toEqual(expected);
      expect((await cache.list(prefix)).size).toBe(3);
    });

    it('refuses what a bucket does not hold, and says when it will', async () => {
      const take = (cost: number) =>
        cache.takeTokens(`${prefix}a`, cost, { capacity: 10, refillPerSecond: 10 });
      expect(await take(10)).toEqual({ allowed: true, retryAfterMs: 0 });
      const refused = await take(5);
      expect(refused.allowed).toBe(false);
      expect(refused.retryAfterMs).toBeGreaterThan(0);
      expect(refused.retryAfterMs).toBeLessThanOrEqual(500);
      await pass(refused.retryAfterMs);
      expect((await take(5)).allowed).toBe(true);
    });

    it('fills a bucket to its capacity and no further, one bucket per key', async () => {
      const bucket = { capacity: 2, refillPerSecond: 100 };
      await cache.takeTokens(`${prefix}a`, 2, bucket);
      await pass(1000);
      expect((await cache.takeTokens(`${prefix}a`, 3, bucket)).allowed).toBe(false);
      expect((await cache.takeTokens(`${prefix}a`, 2, bucket)).allowed).toBe(true);
      expect((await cache.takeTokens(`${prefix}b`, 2, bucket)).allowed).toBe(true);
    });

    it('gives out no token twice to those who ask together', async () => {
      const bucket = { capacity: 10, refillPerSecond: 0.001 };
      const asked = Array.from({ length: 50 }, () => cache.takeTokens(`${prefix}a`, 1, bucket));
      const results = await Promise.all(asked);
      expect(results.filter(({ allowed }) => allowed)).toHaveLength(10);
    });

    it('tells all subscribers of a channel, in order, until they leave', async () => {
      const messages: string[] = [];
      const hasEnded = deferred<void>();
      const leaveFirst = await cache.subscribe(`${prefix}a`, (message) => messages.push(`first ${message}`));
      const leaveSecond = await cache.subscribe(`${prefix}a`, (message) => {
        messages.push(`second ${message}`);
        if (message === 'end') hasEnded.resolve();
      });
      await cache.publish(`${prefix}b`, 'elsewhere');
      await cache.publish(`${prefix}a`, '1');
      await cache.publish(`${prefix}a`, '2');
      await leaveFirst();
      await leaveFirst();
      await cache.publish(`${prefix}a`, 'end');
      await hasEnded.promise;
      await leaveSecond();
      expect(messages.filter((message) => message.startsWith('first'))).toEqual(['first 1', 'first 2']);
      expect(messages.filter((message) => message.startsWith('second'))).toEqual([
        'second 1',
        'second 2',
        'second end',
      ]);
    });

    it('spares the others a subscriber that throws', async () => {
      const heard = deferred<string>();
      const leaveFirst = await cache.subscribe(prefix, () => {
        throw new Error('broken');
      });
      const leaveSecond = await cache.subscribe(prefix, heard.resolve);
      await cache.publish(prefix, 'hello');
      expect(await heard.promise).toBe('hello');
      await leaveFirst();
      await leaveSecond();
    });
  });
}
