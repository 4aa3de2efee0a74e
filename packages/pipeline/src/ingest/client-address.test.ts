import { describe, expect, it } from 'vitest';
import { clientAddress, parseTrustedProxies, truncateAddress } from './client-address.ts';

describe('truncateAddress', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['127.0.0.1', '127.0.0.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['::ffff:cb00:714d', '203.0.113.0'],
    ['2001:db8:1234:5678:9abc::1', '2001:db8:1234::'],
    ['2001:0DB8:1234::1', '2001:db8:1234::'],
    ['::1', '0:0:0::'],
    ['fe80::1%eth0', 'fe80:0:0::'],
    ['', ''],
    ['unknown', ''],
    ['203.0.113.77:1234', ''],
    ['1.2.3', ''],
  ])('%s becomes %j', (address, truncated) => {
    expect(truncateAddress(address)).toBe(truncated);
  });
});

describe('clientAddress', () => {
  const trusted = parseTrustedProxies(['10.0.0.0/8', '::1']);

  it.each([
    ['a peer that is no proxy is the visitor, whatever it claims', '203.0.113.9', '1.2.3.4', '203.0.113.0'],
    ['a trusted proxy names the visitor', '10.0.0.1', '198.51.100.7', '198.51.100.0'],
    [
      'only the hops that trusted proxies added count',
      '10.0.0.1',
      '6.6.6.6, 198.51.100.7, 10.2.3.4',
      '198.51.100.0',
    ],
    ['a spoofed left end is ignored', '10.0.0.1', '10.9.9.9, 198.51.100.7', '198.51.100.0'],
    ['garbage ends the walk', '10.0.0.1', '1.2.3.4, <script>', '10.0.0.0'],
    ['no header', '10.0.0.1', undefined, '10.0.0.0'],
    ['no peer', undefined, '1.2.3.4', ''],
    ['an IPv6 proxy', '::1', '2001:db8:1:2::3', '2001:db8:1::'],
  ] as const)('%s', (...[, peer, forwardedFor, expected]) => {
    expect(clientAddress(peer, forwardedFor, trusted)).toBe(expected);
  });

  it('refuses a setting that is no address', () => {
    expect(() => parseTrustedProxies(['localhost'])).toThrow(TypeError);
  });
});
