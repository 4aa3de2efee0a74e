const WHITESPACE = /\s/u;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/;
const PUNCTUATION = /\p{P}/u;
// Soft hyphens, joiners, accents, tags and the like take no place of their own, and can carry a text that nobody sees.
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Cn}\p{Cs}\p{M}\p{Emoji_Modifier}]/u;
// Icon fonts live in the private use area: an icon says nothing of a visitor, a long run of them might.
const ICON = /^\s*[\u{e000}-\u{f8ff}]{1,3}\s*$/u;
const NARROW = /[iljtfrI1]/;
const WIDE = /[mwMW]/;
const FULL_WIDTH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u;

/** The text with every letter, digit and symbol replaced by one of about its width; spaces and punctuation stay. */
export function maskText(text: string): string {
  if (ICON.test(text)) return text;
  let masked = '';
  for (const character of text) masked += maskCharacter(character);
  return masked;
}

function maskCharacter(character: string): string {
  if (WHITESPACE.test(character) || ASCII_PUNCTUATION.test(character)) return character;
  if (INVISIBLE.test(character)) return '';
  if (PUNCTUATION.test(character)) return character;
  if (FULL_WIDTH.test(character)) return '〇';
  if (/\p{N}/u.test(character)) return '0';
  if (NARROW.test(character)) return 'l';
  if (WIDE.test(character)) return 'w';
  return /\p{Lu}/u.test(character) ? 'X' : 'x';
}
