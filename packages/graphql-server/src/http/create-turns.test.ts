import { expect, it } from 'vitest';
import { createTurns } from './create-turns.ts';

it('runs no more at once than it may, all of them, and passes on what fails', async () => {
  const turns = createTurns(2);
  let running = 0;
  let most = 0;
  const task = (value: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (value === 3) throw new Error('three');
    return value;
  };
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((value) => turns(task(value))));
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    1,
    2,
    'failed',
    4,
    5,
    6,
  ]);
  expect(most).toBe(2);
  expect(await turns(task(7))).toBe(7);
});
