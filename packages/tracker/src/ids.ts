/** Random bytes, also on pages without a secure context. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Bytes as lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of hexadecimal digits; dashes of a UUID are skipped. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.replace(/-/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Whether a text is a UUID in its canonical form. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

function uuid(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 15) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A random UUID (version 4). */
export function uuidV4(): string {
  return uuid(randomBytes(16), 4);
}

/** A UUID that begins with a time (version 7, RFC 9562); `at` in Unix ms. */
export function uuidV7(at: number): string {
  const bytes = randomBytes(16);
  bytes.set(fromHex(Math.round(at).toString(16).padStart(12, '0').slice(-12)));
  return uuid(bytes, 7);
}

/** A short fingerprint of a text: tells two user ids apart without writing them into a cookie. */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36);
}
