import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { playerFramePath, playerFrameRoutes } from './player-frame-routes.ts';
import { securityHeaders } from './security-headers.ts';

const URL_ = 'http://127.0.0.1:4600';

function serve(rules: string[]) {
  const routes = playerFrameRoutes({ url: URL_, allowedOrigins: async () => rules });
  return new Hono().use(securityHeaders).route('/', routes);
}

describe('the player frame', () => {
  it('is served under its own policy, which the headers of all other answers leave alone', async () => {
    const { status, headers } = await serve(['*']).request(playerFramePath());
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'sha256-.*frame-ancestors \*/);
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toContain('max-age=300');
  });

  it('is the same document under /player/, asked for anew each time', async () => {
    const app = serve(['*']);
    const [versioned, newest] = await Promise.all([app.request(playerFramePath()), app.request('/player/')]);
    expect(await newest.text()).toBe(await versioned.text());
    expect(newest.headers.get('cache-control')).toBe('no-cache');
  });

  it('may be embedded by the origins that are allowed at that moment', async () => {
    const rules = ['https://admin.example.com'];
    const app = serve(rules);
    const first = await app.request('/player/');
    expect(first.headers.get('content-security-policy')).toContain(
      `frame-ancestors ${URL_} https://admin.example.com;`,
    );
    rules.push('https://*.example.org');
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    const changed = await app.request('/player/', { headers });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('content-security-policy')).toContain('https://*.example.org;');
  });

  it('travels compressed, and is not sent twice', async () => {
    const app = serve(['*']);
    const headers = { 'Accept-Encoding': 'gzip, br' };
    const first = await app.request('/player/', { headers });
    expect(first.headers.get('content-encoding')).toBe('br');
    const etag = first.headers.get('etag') ?? '';
    const again = await app.request('/player/', { headers: { ...headers, 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toContain('frame-ancestors *');
  });
});
