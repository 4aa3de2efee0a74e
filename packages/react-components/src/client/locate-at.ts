/**
 * The address at `endpoint` of what the server named by a URL. Only path and query count: behind a proxy the server may
 * not know its own origin, and a token must never leave for another one than the host chose.
 */
export function locateAt(endpoint: string, url: string): string {
  const { pathname, search } = new URL(url, 'http://server');
  return `${endpoint}${pathname}${search}`;
}
