import { describe, expect, it } from 'vitest';
import { DUPLICATE_LIMITS } from '../limits.ts';
import { createBatchIdentities } from './batch-identities.ts';

const batch = { projectId: 'p', streamId: '1', seq: 0, hash: 'a', receivedAt: 1_000_000_000_000 };

describe('createBatchIdentities', () => {
  it('tells repetitions from conflicts and from other batches', () => {
    const identities = createBatchIdentities();
    expect(identities.compare(batch)).toBe('new');
    identities.add(batch);
    expect(identities.compare(batch)).toBe('duplicate');
    expect(identities.compare({ ...batch, hash: 'b' })).toBe('conflict');
    expect(identities.compare({ ...batch, seq: 1 })).toBe('new');
    expect(identities.compare({ ...batch, streamId: '2' })).toBe('new');
    expect(identities.compare({ ...batch, projectId: 'q' })).toBe('new');
  });

  it('remembers every content of an identity', () => {
    const identities = createBatchIdentities();
    for (const hash of ['a', 'b', 'c']) identities.add({ ...batch, hash });
    for (const hash of ['a', 'b', 'c']) expect(identities.compare({ ...batch, hash })).toBe('duplicate');
    expect(identities.compare({ ...batch, hash: 'd' })).toBe('conflict');
  });

  it("counts the horizon from the record's own time", () => {
    const identities = createBatchIdentities();
    identities.add(batch);
    const at = (age: number) => identities.compare({ ...batch, receivedAt: batch.receivedAt + age });
    expect(at(DUPLICATE_LIMITS.horizonMs)).toBe('duplicate');
    expect(at(DUPLICATE_LIMITS.horizonMs + 1)).toBe('new');
  });

  it('forgets the oldest beyond its size', () => {
    const identities = createBatchIdentities(2);
    for (const seq of [0, 1, 2]) identities.add({ ...batch, seq });
    expect([0, 1, 2].map((seq) => identities.compare({ ...batch, seq }))).toEqual([
      'new',
      'duplicate',
      'duplicate',
    ]);
  });

  it('forgets the oldest of many contents of one identity', () => {
    const identities = createBatchIdentities(2);
    for (const hash of ['a', 'b', 'c', 'd']) identities.add({ ...batch, hash });
    expect(['a', 'b', 'c', 'd'].map((hash) => identities.compare({ ...batch, hash }))).toEqual([
      'duplicate',
      'conflict',
      'duplicate',
      'duplicate',
    ]);
  });

  it('counts the horizon of each content by itself', () => {
    const identities = createBatchIdentities();
    const later = batch.receivedAt + DUPLICATE_LIMITS.horizonMs;
    identities.add(batch);
    identities.add({ ...batch, hash: 'b', receivedAt: later });
    const at = (hash: string, receivedAt: number) => identities.compare({ ...batch, hash, receivedAt });
    expect(at('a', later + 1)).toBe('conflict');
    expect(at('b', later + 1)).toBe('duplicate');
    expect(at('b', later + DUPLICATE_LIMITS.horizonMs + 1)).toBe('new');
  });
});
