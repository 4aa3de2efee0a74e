import { SESSION_LIMITS } from '../limits.ts';

/** A first-party cookie. */
export type Cookie = { read(): string | undefined; write(value: string): void; remove(): void };

/** Makes a cookie on the registrable domain of this page, so that subdomains share it. Nothing is set before a write. */
export function createCookie(name: string): Cookie {
  let domain: string | undefined;
  const set = (value: string, maxAgeSeconds: number) => {
    domain ??= registrableDomain();
    setCookie(`${name}=${value}`, { domain, maxAgeSeconds });
  };
  return {
    read: () => readCookie(name),
    write: (value) => set(value, SESSION_LIMITS.cookieMaxAgeSeconds),
    remove: () => set('', 0),
  };
}

function readCookie(name: string): string | undefined {
  try {
    const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
    return found?.slice(name.length + 1) || undefined;
  } catch {
    // A sandboxed document has no cookies.
    return undefined;
  }
}

function setCookie(pair: string, { domain, maxAgeSeconds }: { domain: string; maxAgeSeconds: number }): void {
  const secure = location.protocol === 'https:' ? ';secure' : '';
  const onDomain = domain && `;domain=${domain}`;
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, too late when a page is left.
    document.cookie = `${pair};path=/;max-age=${maxAgeSeconds};samesite=lax${secure}${onDomain}`;
  } catch {
    // As above.
  }
}

/**
 * The shortest suffix of the host on which this browser takes a cookie: browsers know the public suffix list, we need
 * not ship it. '' (this host only) for IP addresses and single names.
 */
function registrableDomain(): string {
  const labels = location.hostname.split('.');
  const isAddress = /^[\d.]+$|:/.test(location.hostname);
  if (isAddress || labels.length < 2) return '';
  const probe = '_gs_probe';
  for (let count = 2; count <= labels.length; count += 1) {
    const domain = labels.slice(-count).join('.');
    setCookie(`${probe}=1`, { domain, maxAgeSeconds: 10 });
    const isTaken = readCookie(probe) !== undefined;
    setCookie(`${probe}=`, { domain, maxAgeSeconds: 0 });
    if (isTaken) return domain;
  }
  return '';
}
