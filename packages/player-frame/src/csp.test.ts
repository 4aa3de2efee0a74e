import { expect, test } from 'vitest';
import { playerCsp, playerHeaders } from './csp.ts';

const HASH = `sha256-${'A'.repeat(43)}=`;

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
  );

test('allows one script by its hash, inline styles, data and nothing of any network', () => {
  expect(directives(playerCsp({ scriptHash: HASH, frameAncestors: ['https://admin.example'] }))).toEqual({
    'default-src': "'none'",
    'script-src': `'${HASH}'`,
    'style-src': "'unsafe-inline'",
    'img-src': 'data: blob:',
    'font-src': 'data: blob:',
    'media-src': 'data: blob:',
    'connect-src': "'none'",
    'frame-src': "'none'",
    'child-src': "'none'",
    'worker-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': 'https://admin.example',
    sandbox: 'allow-scripts allow-same-origin',
  });
});

test('lets assets in from the origins it is given', () => {
  const policy = directives(playerCsp({ assetOrigins: ['https://*.shop.example', 'http://127.0.0.1:8080'] }));
  expect(policy['img-src']).toBe('data: blob: https://*.shop.example http://127.0.0.1:8080');
  expect(policy['style-src']).toBe("'unsafe-inline' https://*.shop.example http://127.0.0.1:8080");
  expect(policy['connect-src']).toBe("'none'");
});

test('is embedded by nobody unless told otherwise', () => {
  expect(directives(playerCsp({}))['frame-ancestors']).toBe("'none'");
  expect(directives(playerCsp({ frameAncestors: '*' }))['frame-ancestors']).toBe('*');
});

test('as a meta element runs no script and leaves out what browsers ignore there', () => {
  const policy = directives(playerCsp({}, 'meta'));
  expect(policy['script-src']).toBe("'none'");
  expect(policy).not.toHaveProperty('frame-ancestors');
  expect(policy).not.toHaveProperty('sandbox');
});

test.each([
  "https://a.example; script-src 'unsafe-inline'",
  'https://a.example/path',
  'https://a.example;script-src',
  'https://a.example,default-src',
  'https://a.*.example',
  'https://*',
  'data:',
  '*',
  'null',
  '',
])('refuses %o for an origin', (origin) => {
  expect(() => playerCsp({ assetOrigins: [origin] })).toThrow(TypeError);
  expect(() => playerCsp({ frameAncestors: [origin] })).toThrow(TypeError);
});

test('refuses a hash that is none', () => {
  expect(() => playerCsp({ scriptHash: "sha256-x' 'unsafe-inline" })).toThrow(TypeError);
});

test('sends the policy with headers for a frame that others embed', () => {
  expect(playerHeaders({ scriptHash: HASH })).toMatchObject({
    'content-security-policy': playerCsp({ scriptHash: HASH }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
  });
});
