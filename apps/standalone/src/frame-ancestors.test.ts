import { playerHeaders } from '@gosight/player-frame';
import { describe, expect, it } from 'vitest';
import { frameAncestors } from './frame-ancestors.ts';

const OWN = 'http://127.0.0.1:4600';

describe('frameAncestors', () => {
  it.each<[string[], readonly string[] | '*']>([
    [[], [OWN]],
    [['*'], '*'],
    [['https://a.test', '*'], '*'],
    [['https://Shop.example.com:443'], [OWN, 'https://shop.example.com']],
    [['https://*.bücher.example:8443'], [OWN, 'https://*.xn--bcher-kva.example:8443']],
    [
      [' http://[::1]:4600 ', OWN],
      [OWN, 'http://[::1]:4600'],
    ],
    [['not an origin', 'https://*', 'javascript:alert(1)', 'https://a;script-src *'], [OWN]],
  ])('%j allow %j', (rules, allowed) => {
    const ancestors = frameAncestors(rules, OWN);
    expect(ancestors).toEqual(allowed);
    // The policy takes what comes out of here, whatever went in.
    expect(() => playerHeaders({ frameAncestors: ancestors })).not.toThrow();
  });
});
