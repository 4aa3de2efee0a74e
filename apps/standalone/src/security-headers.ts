import type { MiddlewareHandler } from 'hono';

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/**
 * Headers that every answer carries: no guessing of types, no paths in referrers to other sites, no framing. What an
 * answer says about these itself stands.
 */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  for (const [name, value] of Object.entries(HEADERS)) if (!headers.has(name)) headers.set(name, value);
  const policy = headers.get('Content-Security-Policy') ?? '';
  if (!policy.includes('frame-ancestors')) headers.set('X-Frame-Options', 'DENY');
};
