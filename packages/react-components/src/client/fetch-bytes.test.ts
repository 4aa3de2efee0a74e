import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createGoSightClient } from './create-client.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function clientOf(endpoint: string) {
  let given = 0;
  return createGoSightClient({
    endpoint,
    getToken: async () => {
      given += 1;
      return { token: `t${given}`, expiresAt: '2999-01-01T00:00:00Z' };
    },
  });
}

describe('fetchBytes', () => {
  it('asks the endpoint with the token, whatever host the server named', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      response.end(Buffer.from([1, 2, 3]));
    });
    const bytes = await clientOf(url).fetchBytes('https://elsewhere.example/v1/chunk?x=1');
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3]);
    expect(seen).toEqual([['/v1/chunk?x=1', 'Bearer t1']]);
  });

  it('renews a token that has expired, once', async () => {
    const url = await serve((request, response) => {
      if (request.headers.authorization === 'Bearer t2') return void response.end('ok');
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 'token_expired', message: 'old' } }));
    });
    expect((await clientOf(url).fetchBytes('/v1/chunk')).byteLength).toBe(2);
  });

  it.each([
    [404, 'not_found'],
    [410, 'not_found'],
    [403, 'forbidden'],
    [503, 'server_error'],
  ])('gives %i the code %s', async (status, code) => {
    const url = await serve((_request, response) => response.writeHead(status).end('{}'));
    await expect(clientOf(url).fetchBytes('/v1/chunk')).rejects.toMatchObject({ code });
  });

  it('calls a server that hangs up unreachable', async () => {
    const url = await serve((_request, response) => response.destroy());
    await expect(clientOf(url).fetchBytes('/v1/chunk')).rejects.toMatchObject({ code: 'unreachable' });
  });
});
