import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A site of its own origin. */
export type Site = { readonly url: string; stop(): Promise<void> };

/** What a site serves besides the files of its folder. */
export type SiteOptions = {
  /** Served from here where a path is not among `pages`. */
  readonly folder?: string;
  /** Path to text, or to what answers; an own page wins over a file. */
  readonly pages?: Readonly<Record<string, string | Handler>>;
  /** Put at the end of the head of every HTML file, like the snippet that a customer pastes. */
  readonly head?: string;
};

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Serves a site on a free port of 127.0.0.1, which makes it another origin than every other server of a test. */
export async function serveStatic(options: SiteOptions): Promise<Site> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: NodeJS.ErrnoException) => {
      response.writeHead(error.code === 'ENOENT' ? 404 : 500).end(String(error));
    });
  });
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

async function answer(
  options: SiteOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://site');
  const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const page = options.pages?.[name];
  if (typeof page === 'function') return page(request, response);
  const body = page ?? (await readFile(path.join(options.folder ?? '/nowhere', name)));
  const isHtml = name.endsWith('.html');
  response.setHeader('Content-Type', TYPES[path.extname(name)] ?? 'application/octet-stream');
  response.end(isHtml ? String(body).replace('</head>', () => `${options.head ?? ''}</head>`) : body);
}
