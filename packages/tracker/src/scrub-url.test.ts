// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { scrubUrl } from './scrub-url.ts';

test.each([
  ['https://a.example/p/1?utm_source=x&token=secret&q=shoes#top', 'https://a.example/p/1?utm_source=x#top'],
  ['https://user:pass@a.example/p', 'https://a.example/p'],
  ['https://a.example/#access_token=abc&state=1', 'https://a.example/#access_token'],
  ['https://a.example/app#/inbox?mail=1', 'https://a.example/app#/inbox'],
  ['https://a.example/users/anna@example.com/edit', 'https://a.example/users/[email]/edit'],
  ['mailto:anna@example.com', 'mailto:'],
  ['javascript:void(0)', 'javascript:'],
  ['', ''],
])('%s', (url, scrubbed) => {
  expect(scrubUrl(url, [])).toBe(scrubbed);
});

test('parameters on the allow-list keep their value', () => {
  expect(scrubUrl('https://a.example/s?q=red%20shoes&sid=1', ['q'])).toBe(
    'https://a.example/s?q=red%20shoes',
  );
});
