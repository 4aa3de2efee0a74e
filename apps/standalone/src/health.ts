import { Hono } from 'hono';

/** What the server can do at the moment. */
export type Readiness = 'starting' | 'ready' | 'stopping';

/** `GET /healthz`: the process lives. `GET /readyz`: it takes work; 503 while it starts and while it stops. */
export function healthRoutes(readiness: () => Readiness): Hono {
  return new Hono()
    .use('/healthz', noStore)
    .use('/readyz', noStore)
    .get('/healthz', (context) => context.json({ status: 'ok' }))
    .get('/readyz', (context) => {
      const status = readiness();
      return context.json({ status }, status === 'ready' ? 200 : 503);
    });
}

async function noStore(context: { header(name: string, value: string): void }, next: () => Promise<void>) {
  context.header('Cache-Control', 'no-store');
  await next();
}
