import { expect, it } from 'vitest';
import { withOwnOrigin } from './with-own-origin.ts';

const originOf = (headers: Record<string, string>) =>
  withOwnOrigin(new Request('http://10.0.0.7:4600/v1/x', { headers })).get('origin');

it('knows the page of a GET to its own origin, also behind a proxy', () => {
  expect(originOf({ 'sec-fetch-site': 'same-origin' })).toBe('http://10.0.0.7:4600');
  expect(originOf({ 'sec-fetch-site': 'same-origin', referer: 'https://gosight.example/demo/' })).toBe(
    'https://gosight.example',
  );
});

it('believes what a browser says of another page, and supposes nothing of other clients', () => {
  expect(originOf({ origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' })).toBe(
    'https://shop.example',
  );
  expect(originOf({ 'sec-fetch-site': 'cross-site', referer: 'https://gosight.example/' })).toBeNull();
  expect(originOf({ referer: 'https://gosight.example/' })).toBeNull();
});
