/** What is known of an element, in the words of `Element` in batch.proto. */
export type ElementDescription = {
  readonly name: string;
  readonly id: string;
  readonly role: string;
  readonly tag: string;
  readonly text: string;
  readonly selector: string;
};

/**
 * A key that an element keeps over redeploys: its name, else its id if a human wrote it, else role and text, else its
 * selector without the classes and ids a build tool made up.
 */
export function elementKey({ name, id, role, tag, text, selector }: ElementDescription): string {
  if (name !== '') return name;
  if (isStableId(id)) return `#${id}`;
  if (role !== '' && text !== '') return `${role} "${text}"`;
  return stableSelector(selector) || tag;
}

/** Words, with a small number at most (`step-2`): React's `:r1:`, `ember123` or UUIDs change with each render. */
function isStableId(id: string): boolean {
  return /^[A-Za-z][A-Za-z]*(?:[-_][A-Za-z]+)*(?:[-_]?\d{1,2})?$/.test(id) && !isHashed(id);
}

function stableSelector(selector: string): string {
  const withoutClasses = selector.replace(/\.((?:\\.|[\w-])+)/g, (all, name: string) =>
    isHashed(name) ? '' : all,
  );
  const withoutIds = withoutClasses.replace(/#((?:\\.|[\w-])+)/g, (all, id: string) =>
    isStableId(id) ? all : '',
  );
  return withoutIds
    .split(/\s*>\s*/)
    .map((part) => part.trim() || '*')
    .join(' > ')
    .replace(/^\*$/, '');
}

const TOOL_PREFIX = /^(?:css|sc|jsx|svelte|emotion|jss|tss|mui|chakra|styled)-[\w-]*\d[\w-]*$/i;

/** `css-1q2w3e`, `Button_root__x7Hf2`, `_3fK2a`: made by a tool, other after the next build. */
function isHashed(name: string): boolean {
  if (TOOL_PREFIX.test(name) || name.startsWith('sc-')) return true;
  const last = name.split(/__|--|[-_]/).at(-1) ?? '';
  if (last.length < 5 || last.length > 40) return false;
  const hasDigit = /\d/.test(last);
  const hasInnerDigit = /[A-Za-z]\d+[A-Za-z]/.test(last) || /^\d+[A-Za-z]/.test(last);
  const isMixedCaseNoise = /[a-z][A-Z]{2,}[a-z]|[a-z][A-Z][a-z][A-Z]/.test(last);
  return (hasDigit && hasInnerDigit) || (name.includes('__') && isMixedCaseNoise);
}
