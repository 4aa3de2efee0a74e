import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathGroup } from './path-group.ts';

describe('pathGroup', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['/pricing', '/pricing'],
    ['/pricing/', '/pricing'],
    ['//shop//cart', '/shop/cart'],
    ['/products/42', '/products/:id'],
    ['/products/42/reviews/7', '/products/:id/reviews/:id'],
    ['/orders/order-48213', '/orders/:id'],
    ['/users/018f6e2a-7b1c-7def-8a3b-0123456789ab', '/users/:id'],
    ['/users/018F6E2A7B1C7DEF8A3B0123456789AB', '/users/:id'],
    ['/commit/f45c0e1b', '/commit/:id'],
    ['/v2/api', '/v2/api'],
    ['/blog/2024-05-17/hello', '/blog/:id/hello'],
    ['/blog/top-10-tips-for-2024', '/blog/top-10-tips-for-2024'],
    ['/facade/decade/deadbeef', '/facade/decade/deadbeef'],
    ['/doc/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms', '/doc/:id'],
    ['/u/jane%40example.com', '/u/:id'],
    ['/broken/%E0%A4%A/x', '/broken/%E0%A4%A/x'],
    ['/a/b/c/d/e/f/g/h/i/j', '/a/b/c/d/e/f/g/h/*'],
    [`/s/${'word-'.repeat(20)}`, '/s/:id'],
    ['/über/straße', '/über/straße'],
  ])('%s belongs to %s', (path, group) => {
    expect(pathGroup(path)).toBe(group);
  });

  it('is bounded and stable under itself', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const group = pathGroup(path);
        expect(group.length).toBeLessThanOrEqual(200);
        expect(group.startsWith('/')).toBe(true);
        if (group.length < 200 && !group.endsWith('/*')) expect(pathGroup(group)).toBe(group);
      }),
    );
  });
});
