import { expect, test } from 'vitest';
import { maskPatterns, maskSecrets } from './mask-patterns.ts';

test.each([
  ['Mail anna.b+x@example.co.uk now', 'Mail [email] now'],
  ['anna%40example.com', '[email]'],
  ['Card 4111 1111 1111 1111.', 'Card [card].'],
  ['4111-1111-1111-1111', '[card]'],
  ['378282246310005', '[card]'],
  ['Call +47 22 12 34 56', 'Call [phone]'],
  ['Call (030) 123-456-78', 'Call [phone]'],
  ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_DEF', 'Bearer [token]'],
])('%s', (text, masked) => {
  expect(maskPatterns(text)).toBe(masked);
});

test.each(['2 490 kr', 'Order 84213', 'Step 3 of 12', 'at 12:30', 'v1.2.3', '© 2026 Shop'])(
  '%s stays',
  (text) => {
    expect(maskPatterns(text)).toBe(text);
  },
);

test('numbers stay where they are ids', () => {
  expect(maskSecrets('/orders/4111111111111111?by=anna@example.com')).toBe(
    '/orders/4111111111111111?by=[email]',
  );
});
