import { CLICK_LIMITS } from '../limits.ts';

const INTERACTIVE =
  'a[href],area[href],button,input,select,textarea,summary,label,option,audio,video,[onclick],[contenteditable],' +
  '[data-gosight-name],[role=button],[role=link],[role=menuitem],[role=menuitemcheckbox],[role=menuitemradio],' +
  '[role=tab],[role=option],[role=checkbox],[role=radio],[role=switch],[role=slider],[role=combobox],[role=textbox]';

/** What a click was meant for: the nearest interactive element around the target, else the target itself. */
export function interactiveElement(
  path: readonly EventTarget[],
): { element: Element; interactive: boolean } | undefined {
  const elements = path.filter((node): node is Element => node instanceof Element);
  const [target] = elements;
  if (!target) return undefined;
  const around = elements
    .slice(0, CLICK_LIMITS.maxInteractiveDepth)
    .filter((element) => element !== document.body && element !== document.documentElement);
  const found = around.find((element) => element.matches(INTERACTIVE));
  if (found) return { element: found, interactive: true };
  // Handlers set by script leave no attribute: the hand over the element is the promise its makers gave.
  return { element: target, interactive: getComputedStyle(target).cursor === 'pointer' };
}
