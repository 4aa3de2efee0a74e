// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { inputValue } from './input-value.ts';

function field(html: string): Element {
  document.body.innerHTML = html;
  const found = document.body.firstElementChild;
  if (!found) throw new Error('No element');
  return found;
}
const shown = (html: string, maskAllInputs: boolean, isMasked = false) =>
  inputValue(field(html), 'value', { maskAllInputs, isMasked });

test('every mask is the same, and an empty field stays empty', () => {
  expect(shown('<input>', true)).toBe('***');
  expect(inputValue(field('<input>'), 'another value', { maskAllInputs: true, isMasked: false })).toBe('***');
  expect(inputValue(field('<input>'), '', { maskAllInputs: true, isMasked: false })).toBe('');
});

test('words on buttons are shown, unless the place is masked', () => {
  expect(shown('<input type="submit">', true)).toBe('value');
  expect(shown('<input type="submit">', true, true)).toBe('***');
});

test.for([
  '<input type="password">',
  '<input type="text" data-rr-is-password="true">',
  '<input type="hidden">',
  '<input type="file">',
  '<input autocomplete="cc-number">',
  '<input autocomplete="section-a billing CC-CSC">',
  '<input autocomplete="one-time-code">',
])('%s is masked whatever the rules say', (html) => {
  expect(shown(html, false)).toBe('***');
});

test.for(['<input>', '<textarea></textarea>', '<input autocomplete="street-address">'])(
  '%s is shown where inputs are',
  (html) => {
    expect(shown(html, false)).toBe('value');
  },
);
