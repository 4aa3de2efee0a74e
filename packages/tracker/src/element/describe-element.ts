import type { ElementDescription } from '../events.ts';
import { CLICK_LIMITS, TEXT_LIMITS } from '../limits.ts';
import { MASKED, type Privacy } from '../privacy.ts';
import { elementName } from './element-name.ts';
import { elementText } from './element-text.ts';
import { uniqueSelector } from './unique-selector.ts';

/** Says what an element is without saying what its user entered. */
export function describeElement(
  element: Element,
  privacy: Privacy,
  interactive: boolean,
): ElementDescription {
  return {
    selector: uniqueSelector(element),
    tag: element.localName,
    id: privacy.maskText(element.id).slice(0, TEXT_LIMITS.name),
    classes: [...element.classList]
      .slice(0, CLICK_LIMITS.maxClasses)
      .join(' ')
      .slice(0, TEXT_LIMITS.selector),
    text: elementText(element, privacy),
    name: elementName(element, privacy),
    role: element.getAttribute('role') || implicitRole(element),
    href: privacy.scrubUrl(element.closest('a[href],area[href]')?.getAttribute('href') ?? ''),
    data: customData(element, privacy),
    interactive,
  };
}

const IMPLICIT_ROLES: Readonly<Record<string, string>> = {
  button: 'button',
  select: 'combobox',
  summary: 'button',
  textarea: 'textbox',
};

const INPUT_ROLES: Readonly<Record<string, string>> = {
  button: 'button',
  checkbox: 'checkbox',
  image: 'button',
  number: 'spinbutton',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
};

function implicitRole(element: Element): string {
  if (element.matches('a[href],area[href]')) return 'link';
  if (element instanceof HTMLInputElement) return INPUT_ROLES[element.type] ?? 'textbox';
  return IMPLICIT_ROLES[element.localName] ?? '';
}

const OWN_ATTRIBUTES = ['name', 'ignore', 'mask', 'block'];

/** The `data-gosight-<key>` attributes that are the page's own. */
function customData(element: Element, privacy: Privacy): Record<string, string> {
  const isMasked = privacy.isMasked(element);
  const entries = [...element.attributes]
    .filter(({ name }) => name.startsWith('data-gosight-'))
    .map(({ name, value }) => [name.slice('data-gosight-'.length), isMasked ? MASKED : value] as const)
    .filter(([key]) => key !== '' && !OWN_ATTRIBUTES.includes(key))
    .slice(0, CLICK_LIMITS.maxDataAttributes)
    .map(([key, value]) => [key, privacy.maskText(value).slice(0, TEXT_LIMITS.propertyValue)] as const);
  return Object.fromEntries(entries);
}
