import { describe, expect, it } from 'vitest';
import { isAllowedOrigin } from './origin.ts';

const exact = ['https://shop.example.com'];
const wildcard = ['https://*.example.com'];

const table: [origin: string, rules: string[], allowed: boolean][] = [
  ['https://shop.example.com', exact, true],
  ['https://shop.example.com', ['https://other.example.com', ...exact], true],
  ['HTTPS://Shop.Example.COM', exact, true],
  ['https://shop.example.com:443', exact, true],
  ['https://shop.example.com:8443', exact, false],
  ['http://shop.example.com', exact, false],
  ['https://shop.example.com.evil.test', exact, false],
  ['https://evil-shop.example.com', exact, false],
  ['https://shop.example.com/', exact, false],
  ['https://shop.example.com@evil.test', exact, false],
  ['https://evil.test#https://shop.example.com', exact, false],
  ['null', exact, false],
  ['', exact, false],
  ['null', ['*'], true],
  ['https://anything.test', ['*'], true],
  ['https://a.example.com', wildcard, true],
  ['https://a.b.example.com', wildcard, true],
  ['https://example.com', wildcard, false],
  ['https://.example.com', wildcard, false],
  ['https://evilexample.com', wildcard, false],
  ['https://a.example.com.evil.test', wildcard, false],
  ['https://evil.test/.example.com', wildcard, false],
  ['http://a.example.com', wildcard, false],
  ['https://a.example.com:8443', wildcard, false],
  ['https://a.example.com:8443', ['https://*.example.com:8443'], true],
  ['https://xn--bcher-kva.example', ['https://bücher.example'], true],
  ['https://shop.xn--bcher-kva.example', ['https://*.bücher.example'], true],
  ['http://127.0.0.1:4600', ['http://127.0.0.1:4600'], true],
  ['http://[::1]:4600', ['http://[::1]:4600'], true],
  ['https://shop.example.com', [], false],
  ['https://shop.example.com', ['not an origin', 'https://*'], false],
];

describe('isAllowedOrigin', () => {
  it.each(table)('%s against %j is %s', (origin, rules, allowed) => {
    expect(isAllowedOrigin(origin, rules)).toBe(allowed);
  });
});
