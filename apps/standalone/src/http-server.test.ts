import { connect } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { openHttpServer } from './http-server.ts';

const address = { host: '127.0.0.1', port: 0 };

describe('openHttpServer', () => {
  it('says what to do when the port is taken', async () => {
    const first = await openHttpServer(new Hono(), address);
    const port = Number(new URL(first.url).port);
    await expect(openHttpServer(new Hono(), { ...address, port })).rejects.toMatchObject({
      code: 'port_taken',
      message: `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port with PORT=${port + 1}.`,
    });
    await first.stop();
  });

  it('says what to do when the address is not one of this machine', async () => {
    const opening = openHttpServer(new Hono(), { host: '192.0.2.1', port: 0 });
    await expect(opening).rejects.toMatchObject({ code: 'address_unavailable' });
  });

  it('answers what is in flight before it stops, and takes nothing new', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const app = new Hono().get('/slow', async (context) => {
      arrive();
      await released;
      return context.text('done');
    });
    const server = await openHttpServer(app, address);
    const answer = fetch(`${server.url}/slow`);
    await arrived;
    const stopped = server.stop();
    await expect(fetch(server.url)).rejects.toThrow();
    release();
    expect(await (await answer).text()).toBe('done');
    await stopped;
  });

  it('lives through bytes that are not HTTP', async () => {
    const server = await openHttpServer(
      new Hono().get('/', (context) => context.text('ok')),
      address,
    );
    for (const garbage of [
      '\0\0\0',
      'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: <>\r\n\r\n',
    ]) {
      const status = await sendRaw(server.url, garbage);
      expect(status).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(await (await fetch(server.url)).text()).toBe('ok');
    await server.stop();
  });
});

function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.end(text));
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}
