import { maskInlineStyle, maskStyleSheet } from './mask-css.ts';
import { maskText } from './mask-text.ts';

/** Attributes of a recorded element. */
export type Attributes = Record<string, string | true>;

const NAME = /^[a-z_:][\w:.-]{0,199}$/i;
const PIXELS = /^\d{1,6}(\.\d+)?px$/;
const EMPTY_IMAGE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

// What selectors and the layout need, and what a developer wrote rather than a visitor.
const KEPT = new Set(
  `class id name role type data-testid data-gosight-name part slot for rel media
   dir lang hidden open disabled readonly required multiple inert popover tabindex contenteditable
   width height rows cols size span colspan rowspan align valign border cellpadding cellspacing bgcolor nowrap wrap start reversed
   xmlns xmlns:xlink xml:space viewbox preserveaspectratio d points x y x1 y1 x2 y2 cx cy r rx ry dx dy fx fy transform offset
   fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset
   stroke-miterlimit opacity clip-path clip-rule mask maskunits maskcontentunits clippathunits gradientunits gradienttransform
   patternunits patterntransform spreadmethod stop-color stop-opacity vector-effect marker-start marker-mid marker-end refx refy
   markerwidth markerheight orient filter stddeviation in in2 result mode values operator text-anchor dominant-baseline
   font-size font-family font-weight letter-spacing`.split(/\s+/),
);

// Words that style sheets ask for, and that say how an element looks.
const STATES = new Set(
  `true false mixed open closed opened collapsed expanded active inactive on off checked unchecked indeterminate selected
   visible hidden disabled enabled light dark auto none horizontal vertical top bottom left right start center end
   page step date time location polite assertive menu listbox dialog grid tree small medium large default primary secondary`.split(
    /\s+/,
  ),
);

// What a visitor chose, where a form goes, and whatever is loaded.
const DROPPED = new Set(
  `checked selected srcset srcdoc poster nonce integrity content action formaction ping download background data cite manifest
   http-equiv imagesrcset autofocus autoplay is archive codebase longdesc usemap profile`.split(/\s+/),
);

/** The attributes of an element of a page snapshot: enough to look the same, none of its texts and none of its pictures. */
export function maskAttributes(tag: string, attributes: Readonly<Record<string, unknown>>): Attributes {
  const masked: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!NAME.test(name) || name === '__proto__') continue;
    const kept = maskAttribute(tag, name.toLowerCase(), value);
    if (kept !== undefined) masked[name] = kept;
  }
  return masked;
}

function maskAttribute(tag: string, name: string, value: unknown): string | true | undefined {
  if (name.startsWith('on') || DROPPED.has(name)) return undefined;
  if (value === true) return true;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  if (name.startsWith('rr_')) return isRecordedSize(name, text) ? text : undefined;
  if (name === '_csstext') return maskStyleSheet(text);
  if (name === 'style') return maskInlineStyle(text);
  if (name === 'src') return tag === 'img' || tag === 'input' ? EMPTY_IMAGE : undefined;
  if (name === 'href' || name === 'xlink:href') return maskHref(tag, text);
  return KEPT.has(name) || STATES.has(text) ? text : maskText(text);
}

function isRecordedSize(name: string, text: string): boolean {
  return (name === 'rr_width' || name === 'rr_height') && PIXELS.test(text);
}

function maskHref(tag: string, href: string): string | undefined {
  // That it leads somewhere is how a link looks; where to is not.
  if (tag === 'a' || tag === 'area') return '#';
  if (tag === 'link') return href.startsWith('data:') ? href : href.replace(/[?#].*$/s, '');
  if (tag === 'image' || tag === 'feimage') return EMPTY_IMAGE;
  return href.startsWith('#') ? href : undefined;
}
