import { expect, it } from 'vitest';
import { createTokenSource } from './token-source.ts';

const MINUTE_MS = 60_000;

function sourceWithLifetime(lifetimeMs: number) {
  const state = { now: 0, calls: 0 };
  const source = createTokenSource(
    async () => {
      state.calls += 1;
      return { token: `t${state.calls}`, expiresAt: new Date(state.now + lifetimeMs).toISOString() };
    },
    () => state.now,
  );
  return { state, source };
}

it('keeps a token until 30 s before its end', async () => {
  const { state, source } = sourceWithLifetime(10 * MINUTE_MS);
  expect(await source.current()).toBe('t1');
  state.now = 10 * MINUTE_MS - 30_001;
  expect(await source.current()).toBe('t1');
  state.now += 1;
  expect(await source.current()).toBe('t2');
});

it('uses a token for a while even where the clock calls it expired', async () => {
  const { state, source } = sourceWithLifetime(-5 * MINUTE_MS);
  await source.current();
  state.now += 9_999;
  expect(await source.current()).toBe('t1');
  state.now += 1;
  expect(await source.current()).toBe('t2');
});

it('forgets a refused token, but not the one that replaced it', async () => {
  const { source } = sourceWithLifetime(10 * MINUTE_MS);
  const old = (await source.current()) ?? '';
  source.refused(old);
  expect(await source.current()).toBe('t2');
  source.refused(old);
  expect(await source.current()).toBe('t2');
});

it('asks again after a failure', async () => {
  let calls = 0;
  const source = createTokenSource(async () => {
    calls += 1;
    if (calls === 1) throw new Error('down');
    return { token: 't', expiresAt: '2999-01-01T00:00:00Z' };
  });
  await expect(source.current()).rejects.toMatchObject({ code: 'token_missing' });
  expect(await source.current()).toBe('t');
});

it('has no token without getToken', async () => {
  expect(await createTokenSource(undefined).current()).toBeUndefined();
});
