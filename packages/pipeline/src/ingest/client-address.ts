import { BlockList, isIP } from 'node:net';

/** The proxies in front of us whose `X-Forwarded-For` is believed. */
export type TrustedProxies = BlockList;

/**
 * Reads a list of addresses and networks (`10.0.0.0/8`, `::1`).
 *
 * Throws a `TypeError` for an entry that is neither.
 */
export function parseTrustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.trim().split('/');
    const family = isIP(address);
    if (family === 0)
      throw new TypeError('A trusted proxy must be an IP address or a network like 10.0.0.0/8.');
    const type = family === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, type);
    else list.addSubnet(address, Number(prefix), type);
  }
  return list;
}

/**
 * The address of the visitor, truncated to its /24 (IPv4) or /48 (IPv6) network, or `''` when unknown. A whole address
 * never leaves this function.
 *
 * `X-Forwarded-For` counts only as far as its hops are trusted, read from the nearest: a visitor can write anything into
 * its left end.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let address = peer ?? '';
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  while (hops.length > 0 && isTrusted(address, trusted)) {
    const next = hops.pop() ?? '';
    if (isIP(next) === 0) break;
    address = next;
  }
  return truncateAddress(address);
}

function isTrusted(address: string, trusted: TrustedProxies): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Zeroes what tells a household from its network: the last byte of IPv4, all but the first 48 bits of IPv6. */
export function truncateAddress(address: string): string {
  const plain = address.split('%')[0] ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain;
  const family = isIP(mapped);
  if (family === 4) return `${mapped.split('.').slice(0, 3).join('.')}.0`;
  if (family === 6) return truncateIpv6(mapped);
  return '';
}

function truncateIpv6(address: string): string {
  // The URL parser writes any notation, also `::ffff:0102:0304` and dotted ends, as canonical hexadecimal groups.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') {
    const high = Number.parseInt(groups[6] ?? '0', 16);
    return `${high >> 8}.${high & 255}.${Number.parseInt(groups[7] ?? '0', 16) >> 8}.0`;
  }
  return `${groups.slice(0, 3).join(':')}::`;
}
