import { generateSigningKey } from '@gosight/server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';

const MUTATION = `mutation ($input: AddEmbedKeyInput!) {
  addEmbedKey(input: $input) { __typename ... on EmbedKey { kid createdAt } ... on Error { message } ... on ValidationError { field } }
}`;

let api: TestApi;
let shop: TestProject;
let bank: TestProject;

beforeAll(async () => {
  api = await openTestApi();
  shop = await api.addProject('shop');
  bank = await api.addProject('bank');
});

afterAll(() => api?.close());

async function add(input: Record<string, unknown>, project = shop) {
  const { data, errors } = await api.ask(MUTATION, { as: project.apiKey, variables: { input } });
  expect(errors).toBeUndefined();
  return data.addEmbedKey;
}

describe('addEmbedKey', () => {
  it('makes tokens of the key acceptable, and may be repeated', async () => {
    const { signingKey, publicKey } = await generateSigningKey('added');
    const as = await shop.token({ signingKey });
    const query = '{ viewer { kind } }';
    expect((await api.ask(query, { as })).errors?.[0]?.extensions['reason']).toBe('invalid_token');
    const first = await add({ kid: 'added', publicKey });
    expect(first).toMatchObject({ __typename: 'EmbedKey', kid: 'added' });
    expect(Date.parse(first.createdAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(await add({ kid: 'added', publicKey, projectId: 'shop' })).toEqual(first);
    await expect
      .poll(async () => (await api.ask(query, { as })).data, { timeout: 15_000 })
      .toEqual({
        viewer: { kind: 'EMBED_TOKEN' },
      });
  });

  it('takes no kid that names another key, not even of another project', async () => {
    const { publicKey } = await generateSigningKey();
    for (const project of [shop, bank]) {
      const result = await add({ kid: shop.signingKey.kid, publicKey }, project);
      expect(result).toMatchObject({ __typename: 'ValidationError', field: 'kid' });
    }
  });

  it('takes public keys on P-256 only', async () => {
    const { publicKey, signingKey } = await generateSigningKey();
    const wrong = [
      signingKey,
      { ...publicKey, crv: 'P-384' },
      { ...publicKey, x: publicKey.y },
      { kty: 'oct', k: 'c2VjcmV0' },
      {},
      [],
      'text',
      7,
    ];
    for (const key of wrong) {
      const result = await add({ kid: 'wrong', publicKey: key });
      expect(result).toMatchObject({ __typename: 'ValidationError', field: 'publicKey' });
      expect(JSON.stringify(result)).not.toContain(signingKey.d);
    }
  });

  it.each(['', 'a b', 'x'.repeat(201), "' OR 1=1", 'nul\0'])('refuses kid %j', async (kid) => {
    const { publicKey } = await generateSigningKey();
    expect(await add({ kid, publicKey })).toMatchObject({ __typename: 'ValidationError', field: 'kid' });
  });
});
