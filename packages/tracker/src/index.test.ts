import { expect, test } from 'vitest';
import { GoSight } from './index.ts';

test('on a server the tracker can be imported and called, and does nothing', async () => {
  expect(typeof window).toBe('undefined');
  GoSight.init({ projectKey: 'gs_1' });
  GoSight.track('event');
  GoSight.identify('user');
  await GoSight.flush();
  expect(GoSight.getSessionId()).toBeUndefined();
  expect(GoSight.isPaused()).toBe(true);
  expect(GoSight.getVersion()).toMatch(/^\d+\.\d+\.\d+/);
});
