import { describe, expect, it } from 'vitest';
import { DUPLICATE_LIMITS } from '../limits.ts';
import { createBatchIdentities } from './batch-identities.ts';

const batch = { projectId: 'p', streamId: '1', batchSeq: 0, hash: 'a', receivedAt: 1_000_000_000_000 };

describe('createBatchIdentities', () => {
  it('tells repetitions from conflicts and from other batches', () => {
    const identities = createBatchIdentities();
    expect(identities.compare(batch)).toBe('new');
    identities.add(batch);
    expect(identities.compare(batch)).toBe('duplicate');
    expect(identities.compare({ ...batch, hash: 'b' })).toBe('conflict');
    expect(identities.compare({ ...batch, batchSeq: 1 })).toBe('new');
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
    for (const batchSeq of [0, 1, 2]) identities.add({ ...batch, batchSeq });
    expect([0, 1, 2].map((batchSeq) => identities.compare({ ...batch, batchSeq }))).toEqual([
      'new',
      'duplicate',
      'duplicate',
    ]);
  });
});
