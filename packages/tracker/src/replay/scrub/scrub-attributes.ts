import { MASKED } from '../../privacy.ts';
import { scrubAssetUrls, scrubAssetUrlsIn } from './asset-url.ts';
import { inputValue } from './input-value.ts';
import type { ScrubRules } from './scrub-rules.ts';
import type { Surroundings } from './surroundings.ts';

/** Attributes as the recorder gives them. */
export type RecordedAttributes = Record<string, unknown>;

/** Attributes that hold words, for people or for screen readers. */
const WORDS =
  /^(?:placeholder|title|alt|label|summary|aria-(?:label|description|placeholder|roledescription|valuetext|valuenow|braillelabel))$/;

/** Of a `meta` these alone change what is seen. */
const VISIBLE_META = /^(?:viewport|color-scheme|theme-color)$/;

/** Code, documents and checks that have no place in a recording. */
const DROPPED = /^(?:on.*|srcdoc|nonce|ping|integrity)$/;

const FIELDS = /^(?:input|textarea|select|option|optgroup|datalist)$/;

/** Cleans the attributes of one element in place. `inside` is what holds inside that element. */
export function scrubAttributes(
  element: Element,
  attributes: RecordedAttributes,
  { rules, inside }: { rules: ScrubRules; inside: Surroundings },
): void {
  const tag = element.localName;
  if (tag === 'script') {
    for (const name of Object.keys(attributes)) delete attributes[name];
    return;
  }
  for (const [name, value] of Object.entries(attributes)) {
    const scrubbed =
      typeof value === 'string'
        ? scrubText(element, { name, value }, { rules, inside })
        : // A style that changed comes as an object of its properties.
          scrubAssetUrlsIn(value);
    if (scrubbed === undefined) delete attributes[name];
    else attributes[name] = scrubbed;
  }
  const hidesChoice = inside.isMasked || (tag === 'option' && rules.maskAllInputs);
  if (hidesChoice) delete attributes['selected'];
  if (inside.isMasked) delete attributes['checked'];
}

function scrubText(
  element: Element,
  { name, value }: { name: string; value: string },
  { rules, inside }: { rules: ScrubRules; inside: Surroundings },
): string | undefined {
  const attribute = name.toLowerCase();
  const tag = element.localName;
  if (DROPPED.test(attribute)) return undefined;
  if (tag === 'meta' && attribute === 'content') {
    return VISIBLE_META.test(element.getAttribute('name') ?? '') ? value : undefined;
  }
  const isEntered = rules.maskAllInputs && (inside.isEntered || FIELDS.test(tag));
  const isHidden = inside.isMasked || isEntered;
  if (attribute === 'value' && holdsValue(tag)) {
    return inputValue(element, value, { maskAllInputs: rules.maskAllInputs, isMasked: inside.isMasked });
  }
  if (isHidden && (WORDS.test(attribute) || attribute === 'value')) return value && MASKED;
  if (isHidden && attribute.startsWith('data-') && !isSwitch(attribute, value)) return MASKED;
  if (isLink(element, attribute)) return inside.isMasked ? '#' : rules.scrubUrl(value);
  return restoreFragment(element, attribute) ?? scrubAssetUrls(value);
}

/** Elements whose `value` somebody entered; custom elements reflect what their inner input holds. */
function holdsValue(tag: string): boolean {
  return /^(?:input|textarea|select|option)$/.test(tag) || tag.includes('-');
}

/** Attributes that styles hang on, and that say no more than yes or no. */
function isSwitch(attribute: string, value: string): boolean {
  return /^data-gosight-(?:name|mask|block|ignore)$/.test(attribute) || /^(?:true|false)?$/.test(value);
}

/** Whether an attribute says where somebody goes, rather than what is shown. */
function isLink(element: Element, attribute: string): boolean {
  const tag = element.localName;
  if (/^(?:action|formaction|cite)$/.test(attribute)) return true;
  if (attribute === 'href' || attribute === 'xlink:href') {
    const isPage =
      tag === 'link' && !/stylesheet|icon|preload|prefetch/.test(element.getAttribute('rel') ?? '');
    return /^(?:a|area|base)$/.test(tag) || isPage;
  }
  return /^(?:src|rr_src)$/.test(attribute) && /^(?:i?frame|embed)$/.test(tag);
}

/** The recorder makes `#gradient` an address of the page, which then points nowhere in a replay. */
function restoreFragment(element: Element, attribute: string): string | undefined {
  if (!attribute.endsWith('href') || element.namespaceURI !== 'http://www.w3.org/2000/svg') return undefined;
  const written = element.getAttribute(attribute);
  return written?.startsWith('#') ? written : undefined;
}
