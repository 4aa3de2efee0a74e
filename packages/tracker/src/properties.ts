import { MAX_PROPERTIES, TEXT_LIMITS } from './limits.ts';

/**
 * Properties as they travel: texts as they are, numbers and booleans written out, lists and objects as JSON. What has no
 * value, and what cannot be written (a cycle), is left out.
 */
export function toProperties(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) return {};
  const entries: [string, string][] = [];
  for (const [key, value] of Object.entries(values)) {
    const text = toText(value);
    if (text !== undefined && entries.length < MAX_PROPERTIES) {
      entries.push([key.slice(0, TEXT_LIMITS.propertyKey), text.slice(0, TEXT_LIMITS.propertyValue)]);
    }
  }
  return Object.fromEntries(entries);
}

function toText(value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === 'function') return undefined;
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
