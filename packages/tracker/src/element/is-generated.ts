const TOOL_PREFIX = /^(?:css|sc|jsx|jss|tss|svelte|emotion|styled|mui|chakra|ember)[-_]?[\w-]*\d[\w-]*$/i;

/**
 * Whether an id or a class looks made by a tool and is another after the next build or render: `css-1q2w3e`,
 * `Button_root__x7Hf2`, `:r1:`, UUIDs, long numbers.
 */
export function isGenerated(name: string): boolean {
  if (/^[:«]|\d{4,}|[\da-f]{8}-[\da-f]{4}/i.test(name) || TOOL_PREFIX.test(name)) return true;
  const last = name.split(/__|--|[-_]/).at(-1) ?? '';
  if (last.length < 5) return false;
  const hasInnerDigit = /[a-z]\d+[a-z]/i.test(last) || /^\d+[a-z]/i.test(last);
  const isMixedCaseNoise = /[a-z][A-Z]{2,}[a-z]|[a-z][A-Z][a-z][A-Z]/.test(last);
  return hasInnerDigit || (name.includes('__') && isMixedCaseNoise);
}
