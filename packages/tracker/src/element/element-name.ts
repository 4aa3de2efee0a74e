import { TEXT_LIMITS } from '../limits.ts';
import { MASKED, type Privacy } from '../privacy.ts';
import { elementText, isEditable } from './element-text.ts';
import { isGenerated } from './is-generated.ts';

/** The name an element goes by: what its makers gave it, else a stable id, else its accessible name; masked. */
export function elementName(element: Element, privacy: Privacy): string {
  const given = givenName(element) || (isGenerated(element.id) ? '' : element.id);
  const name = given || (privacy.isMasked(element) ? MASKED : accessibleName(element, privacy));
  return privacy.maskText(name.trim().replace(/\s+/g, ' ')).slice(0, TEXT_LIMITS.name);
}

function givenName(element: Element): string {
  for (const attribute of ['data-gosight-name', 'data-testid', 'data-analytics']) {
    const value = element.closest(`[${attribute}]`)?.getAttribute(attribute);
    if (value) return value;
  }
  return '';
}

/** As browsers compute it, without what an input holds: aria-labelledby, aria-label, alt, label, title, text. */
function accessibleName(element: Element, privacy: Privacy): string {
  const text = (other: Element | null | undefined) => (other ? elementText(other, privacy) : '');
  const labelled = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const labels = (element as HTMLInputElement).labels;
  return (
    labelled
      .map((id) => text(root.getElementById?.(id)))
      .join(' ')
      .trim() ||
    element.getAttribute('aria-label') ||
    element.getAttribute('alt') ||
    text(labels?.[0]) ||
    (isEditable(element) ? element.getAttribute('name') : elementText(element, privacy)) ||
    element.getAttribute('title') ||
    text(element.querySelector('title')) ||
    element.querySelector('[alt]')?.getAttribute('alt') ||
    ''
  );
}
