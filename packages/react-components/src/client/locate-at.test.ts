import { expect, it } from 'vitest';
import { locateAt } from './locate-at.ts';

it('keeps path and query, and never another origin', () => {
  const endpoint = 'https://gosight.example.com';
  expect(locateAt(endpoint, 'http://10.0.0.7:8080/v1/x?a=1')).toBe('https://gosight.example.com/v1/x?a=1');
  expect(locateAt(endpoint, '/player/1.0/')).toBe('https://gosight.example.com/player/1.0/');
  expect(locateAt(endpoint, '//evil.example/x')).toBe('https://gosight.example.com/x');
});
