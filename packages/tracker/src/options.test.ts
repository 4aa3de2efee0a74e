import { expect, test } from 'vitest';
import { resolveOptions } from './options.ts';

test('a key alone is a configuration', () => {
  const options = resolveOptions('gs_1', 'https://gs.example/');
  expect(options).toMatchObject({
    projectKey: 'gs_1',
    endpoint: 'https://gs.example',
    sessionTimeoutMs: 1_800_000,
    batching: { maxEvents: 50, maxWaitMs: 5000 },
    events: { page: true, mouse: true, error: true },
  });
});

test('limits hold whatever is asked for', () => {
  const batching = { maxEvents: 500, maxWaitMs: Number.NaN };
  const options = resolveOptions({ projectKey: 'k', batching, sessionTimeout: -1 }, 'https://gs.example');
  expect(options?.batching).toEqual({ maxEvents: 50, maxWaitMs: 5000 });
  expect(options?.sessionTimeoutMs).toBe(1000);
});

test('without a key there is nothing to start', () => {
  expect(resolveOptions('', 'https://gs.example')).toBeUndefined();
  expect(resolveOptions(undefined as never, 'https://gs.example')).toBeUndefined();
});
