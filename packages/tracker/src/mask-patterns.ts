type Replacement = readonly [pattern: RegExp, by: string];

const SECRETS: readonly Replacement[] = [
  [/eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  [/[^\s@:/?#&=<>"'(),;]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+/g, '[email]'],
];

const NUMBERS: readonly Replacement[] = [
  // 13 to 19 digits, as cards have, with single separators.
  [/\d(?:[ -]?\d){12,18}(?!\d)/g, '[card]'],
  // An international number, or at least nine digits with what people write between them.
  [/(?:\+\d(?:[ ().-]{0,2}\d){6,14}|\(?\d(?:[ ().-]{0,2}\d){8,14})(?!\d)/g, '[phone]'],
];

function replaceAll(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text);
}

/** Replaces what looks like a card number, an e-mail address, a phone number or a signed token. */
export function maskPatterns(text: string): string {
  return replaceAll(replaceAll(text, SECRETS), NUMBERS);
}

/** Replaces e-mail addresses and signed tokens only: in URLs and stacks long numbers are ids and build hashes. */
export function maskSecrets(text: string): string {
  return replaceAll(text, SECRETS);
}
