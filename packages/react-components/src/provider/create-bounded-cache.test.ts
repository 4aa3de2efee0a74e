import { expect, it } from 'vitest';
import { createBoundedCache } from './create-bounded-cache.ts';

it('forgets what was used longest ago', () => {
  const cache = createBoundedCache(2);
  cache.set('a', { data: 1 });
  cache.set('b', { data: 2 });
  cache.get('a');
  cache.set('c', { data: 3 });
  expect([...cache.keys()]).toEqual(['a', 'c']);
  cache.delete('a');
  expect(cache.get('a')).toBeUndefined();
});
