import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { playerFrameFiles } from '../../src/files.ts';

const dist = new URL('../../dist/', import.meta.url);

/** A server of its own origin on 127.0.0.1. */
export type Site = { url: string; stop(): Promise<void> };

/** A server that remembers who came: requests, and connections without any request. */
export type Attacker = Site & { requests: string[]; connections(): number; forget(): void };

/** A site that wants to be asked, and answers everything with something that asks for more. */
export async function serveAttacker(): Promise<Attacker> {
  const requests: string[] = [];
  let connections = 0;
  const site = await serve(
    (request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.setHeader('Access-Control-Allow-Origin', '*');
      const isCss = request.url?.includes('css');
      response.setHeader('Content-Type', isCss ? 'text/css' : 'text/html');
      response.end(isCss ? '@import url("/nested-import.css");' : 'x');
    },
    () => {
      connections += 1;
    },
  );
  return {
    ...site,
    requests,
    connections: () => connections,
    forget: () => {
      requests.length = 0;
      connections = 0;
    },
  };
}

/** Serves the built player frame, embeddable by all. */
export async function servePlayerFrame(): Promise<Site & { src: string }> {
  const { files, path } = playerFrameFiles({ frameAncestors: '*' });
  const site = await serve((request, response) => {
    const file = files.get(request.url ?? '');
    if (file) response.writeHead(200, file.headers).end(file.body);
    else response.writeHead(404).end();
  });
  return { ...site, src: site.url + path };
}

/** Serves a page that offers the built `./host` as `window.gosight`, under the policy that its query names. */
export async function serveHost(policies: Record<string, string>): Promise<Site> {
  const plainReplayer = await bundlePlainReplayer();
  return serve(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://host');
    const policy = policies[url.searchParams.get('policy') ?? ''];
    if (policy) response.setHeader('Content-Security-Policy', policy);
    const name = url.pathname.slice(1);
    response.setHeader('Content-Type', name.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
    if (name === '') response.end(HOST_PAGE);
    else if (name === 'main.js') response.end('import * as host from "./host.js"; window.gosight = host;');
    else if (name === 'plain-rrweb.js') response.end(plainReplayer);
    else {
      const file = await readFile(new URL(name, dist)).catch(() => undefined);
      response.writeHead(file ? 200 : 404).end(file);
    }
  });
}

/** Serves a page with the untouched recorder as `window.Recorder`. */
export async function serveRecordedSite(html: string): Promise<Site> {
  const recorder = await bundle('export { record } from "@rrweb/record"', 'Recorder');
  return serve((request, response) => {
    const isScript = request.url === '/recorder.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? recorder : html);
  });
}

const HOST_PAGE = `<!doctype html><html><head><title>Host</title></head><body>
<div id="stage"></div><script type="module" nonce="abc" src="/main.js"></script></body></html>`;

/** The script of an untouched `@rrweb/replay`, as `PlainRrweb`. */
export function bundlePlainReplayer(): Promise<string> {
  return bundle('export { Replayer } from "@rrweb/replay"', 'PlainRrweb');
}

async function bundle(contents: string, globalName: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(dist), sourcefile: 'entry.js' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
    platform: 'browser',
  });
  return outputFiles[0]?.text ?? '';
}

async function serve(listener: RequestListener, onConnection = () => {}): Promise<Site> {
  const server = createServer(listener);
  server.on('connection', onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
