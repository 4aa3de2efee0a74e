import { createEmbedToken, type SigningKey } from '@gosight/server-sdk';
import { type Context, Hono } from 'hono';
import { isLoopbackHost } from './is-loopback-host.ts';
import { DEMO_TOKEN_SECONDS } from './limits.ts';

/** What the demo's token endpoint needs. */
export type DemoTokenOptions = {
  readonly signingKey: SigningKey;
  readonly projectId: string;
  /** Whether the server listens on a loopback address only; on any other it hands out no token. */
  readonly isLocalOnly: boolean;
};

/** What a customer's server does for its admin tool, done here for the demo page. */
export function demoTokenRoutes(options: DemoTokenOptions): Hono {
  const { signingKey, projectId, isLocalOnly } = options;

  async function answer(context: Context): Promise<Response> {
    const url = new URL(context.req.url);
    if (!isLocalOnly || !isOwnPage(context, url)) {
      const message = 'The demo hands out tokens only to its own page, opened on a loopback address.';
      return context.json({ error: { code: 'forbidden', message } }, 403);
    }
    const token = await createEmbedToken({
      signingKey,
      projectId,
      scopes: ['analytics:read', 'replay:read'],
      origin: url.origin,
      expiresIn: DEMO_TOKEN_SECONDS,
    });
    return context.json(token, 200, { 'Cache-Control': 'no-store' });
  }

  return new Hono().get('/demo/token', answer).post('/demo/token', answer);
}

/** What proxies tell of whom they speak for. */
const PROXY_HEADERS = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'Via'];

/**
 * Whoever holds the token reads the project's analytics, and this address asks for no password. So: not to other sites
 * (Sec-Fetch-Site, Origin), not to a name that an attacker points at loopback (Host), not through a proxy (Forwarded).
 */
function isOwnPage(context: Context, url: URL): boolean {
  const origin = context.req.header('Origin');
  const site = context.req.header('Sec-Fetch-Site') ?? 'same-origin';
  return (
    isLoopbackHost(url.hostname) &&
    PROXY_HEADERS.every((name) => context.req.header(name) === undefined) &&
    (origin === undefined || origin === url.origin) &&
    (site === 'same-origin' || site === 'none')
  );
}
