import { expect, it } from 'vitest';
import { createTranslator } from './translator.ts';

it('fills in values and chooses the plural form', () => {
  const translate = createTranslator('en');
  expect(translate('sessions.clickCount', { count: 1 })).toBe('1 click');
  expect(translate('sessions.clickCount', { count: 1_200 })).toBe('1,200 clicks');
});

it('takes the host’s text, with the plural rules of its locale, and English for the rest', () => {
  const translate = createTranslator('pl', {
    'sessions.pageCount': { one: '{count} strona', few: '{count} strony', other: '{count} stron' },
  });
  expect([1, 2, 5].map((count) => translate('sessions.pageCount', { count }))).toEqual([
    '1 strona',
    '2 strony',
    '5 stron',
  ]);
  expect(translate('error.retry')).toBe('Try again');
});
