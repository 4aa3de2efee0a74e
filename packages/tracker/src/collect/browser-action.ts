import { CLICK_LIMITS } from '../limits.ts';

/** What a browser does by itself. */
export type BrowserAction = 'NAVIGATION' | 'WINDOW' | 'FOCUS';

/** What the browser itself will do on this click, as far as the element tells. */
export function browserAction(path: readonly EventTarget[], event: MouseEvent): BrowserAction | undefined {
  for (const node of path.slice(0, CLICK_LIMITS.maxInteractiveDepth)) {
    if (!(node instanceof Element)) continue;
    if (node.matches('a[href],area[href]')) return linkAction(node as HTMLAnchorElement, event);
    if (node.matches('input[type=file],input[type=color]')) return 'WINDOW';
    if (node.matches('textarea,select,input:not([type=button],[type=submit],[type=reset],[type=image])'))
      return 'FOCUS';
    if (node.matches('[contenteditable]:not([contenteditable=false])')) return 'FOCUS';
  }
  return undefined;
}

function linkAction(link: HTMLAnchorElement, event: MouseEvent): 'NAVIGATION' | 'WINDOW' {
  const opensElsewhere =
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.button === 1 ||
    link.hasAttribute('download') ||
    !['', '_self', '_top', '_parent'].includes(link.target) ||
    !/^https?:$/.test(link.protocol);
  return opensElsewhere ? 'WINDOW' : 'NAVIGATION';
}
