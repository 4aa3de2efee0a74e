import { MASKED } from '../../privacy.ts';

/** Inputs whose value is the word on a button, written by the page's makers. */
const BUTTONS = /^(?:submit|button|reset|image)$/;

const SECRET_AUTOCOMPLETE = /(?:^|\s)(?:cc-|current-password|new-password|one-time-code)/;

/** How values are shown. */
export type ValueRules = { readonly maskAllInputs: boolean; readonly isMasked: boolean };

/**
 * The value of a field as a recording shows it. A mask is always the same: typing does not show how much is typed.
 * Passwords, hidden inputs, files and payment details are masked whatever the rules say.
 */
export function inputValue(field: Element, value: string, { maskAllInputs, isMasked }: ValueRules): string {
  if (value === '') return '';
  if (isMasked || isSecret(field)) return MASKED;
  if (field.localName === 'input' && BUTTONS.test(typeOf(field))) return value;
  return maskAllInputs ? MASKED : value;
}

/** Whether a field may hold what never is shown. The recorder marks those that once were passwords. */
function isSecret(field: Element): boolean {
  return (
    /^(?:password|hidden|file)$/.test(typeOf(field)) ||
    field.hasAttribute('data-rr-is-password') ||
    SECRET_AUTOCOMPLETE.test(field.getAttribute('autocomplete')?.toLowerCase() ?? '')
  );
}

function typeOf(field: Element): string {
  return field.localName === 'input' ? ((field as HTMLInputElement).type ?? '').toLowerCase() : '';
}
