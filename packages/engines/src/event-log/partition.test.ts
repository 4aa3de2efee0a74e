import { describe, expect, it } from 'vitest';
import { Partition } from './partition.ts';

describe('resetTo', () => {
  it('gives the offsets of a failed transaction out again', () => {
    const partition = new Partition(3);
    partition.takeOffset();
    partition.resetTo(3);
    expect(partition.takeOffset()).toBe(3);
  });

  it('never gives out the offset of a record that is on disk', () => {
    const partition = new Partition(3);
    partition.confirm(partition.takeOffset());
    partition.takeOffset();
    // A read transaction from before the last commit still says 3.
    partition.resetTo(3);
    expect(partition.takeOffset()).toBe(4);
  });
});
