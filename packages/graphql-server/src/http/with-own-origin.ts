/**
 * The headers with the page's origin among them. A browser leaves `Origin` out of a GET to the page's own origin, and
 * says so in `Sec-Fetch-Site`, which no script can set; the origin is then the referrer's, or that of this address.
 */
export function withOwnOrigin(request: Request): Headers {
  const headers = new Headers(request.headers);
  if (headers.has('origin') || headers.get('sec-fetch-site') !== 'same-origin') return headers;
  const referrer = headers.get('referer') ?? '';
  const page = URL.canParse(referrer) ? referrer : request.url;
  headers.set('origin', new URL(page).origin);
  return headers;
}
