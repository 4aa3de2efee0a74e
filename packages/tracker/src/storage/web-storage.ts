type Area = 'localStorage' | 'sessionStorage';

/** Reads an item; undefined where there is none or the browser forbids storage. */
export function readItem(area: Area, key: string): string | undefined {
  try {
    return window[area].getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Writes an item, or removes it when there is no value; does nothing where the browser forbids storage. */
export function writeItem(area: Area, key: string, value: string | undefined): void {
  try {
    if (value === undefined) window[area].removeItem(key);
    else window[area].setItem(key, value);
  } catch {
    // Full or forbidden: identity then lives as long as the document.
  }
}
