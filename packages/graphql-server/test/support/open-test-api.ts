import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '@gosight/engines';
import { openTestEngines, type TestEngines } from '@gosight/engines/testing';
import { createEmbedToken, generateSigningKey, type SigningKey } from '@gosight/server-sdk';
import { getRequestListener } from '@hono/node-server';
import { createGraphqlServer, type GraphqlServer, registerEmbedKey } from '../../src/index.ts';
import { ensureApiKey } from '../../src/metadata/api-keys.ts';

/** What the tests' server answers. */
export type Answer = {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape that it asked for
  readonly data: any;
  readonly errors: { message: string; extensions: Record<string, unknown> }[] | undefined;
};

/** A project with its credentials. */
export type TestProject = {
  readonly projectId: string;
  readonly apiKey: string;
  readonly signingKey: SigningKey;
  /** A token of this project. */
  token(options?: Partial<Parameters<typeof createEmbedToken>[0]>): Promise<string>;
};

export type AskOptions = {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  /** An API key or token. */
  readonly as?: string | undefined;
};

/** The GraphQL server on real engines, listening on a port of its own. */
export type TestApi = {
  readonly engines: TestEngines;
  readonly server: GraphqlServer;
  readonly url: string;
  addProject(projectId: string): Promise<TestProject>;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  close(): Promise<void>;
};

/** Opens everything; `close` it in `afterAll`. */
export async function openTestApi(
  options: { now?: () => number; isProduction?: boolean } = {},
): Promise<TestApi> {
  const engines = await openTestEngines();
  const logger = createLogger(process.env['LOG_LEVEL'] ?? 'silent');
  const server = createGraphqlServer({ ...engines, logger, isProduction: false, ...options });
  const http = createServer(
    getRequestListener((request) => server.fetch(request), { overrideGlobalObjects: false }),
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`;
  return {
    engines,
    server,
    url,
    addProject: (projectId) => addProject(engines, projectId),
    ask: (query, askOptions) => ask(url, query, askOptions),
    close: async () => {
      await server.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await engines.close();
    },
  };
}

async function ask(url: string, query: string, { variables, headers, as }: AskOptions = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as ? { authorization: `Bearer ${as}` } : {}),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Omit<Answer, 'status'>;
  return { status: response.status, data, errors };
}

async function addProject(engines: TestEngines, projectId: string): Promise<TestProject> {
  const apiKey = `gsk_${projectId}_secret`;
  await engines.postgres.query('INSERT INTO projects (id, name) VALUES ($1, $2)', [
    projectId,
    `Site ${projectId}`,
  ]);
  await engines.postgres.query('INSERT INTO project_keys (key, project_id) VALUES ($1, $2)', [
    `gs_${projectId}`,
    projectId,
  ]);
  const client = await engines.postgres.connect();
  try {
    await ensureApiKey(client, { projectId, name: 'test', apiKey });
  } finally {
    client.release();
  }
  const { signingKey, publicKey } = await generateSigningKey(`kid-${projectId}`);
  await registerEmbedKey(engines.postgres, { projectId, kid: signingKey.kid, publicKey });
  return {
    projectId,
    apiKey,
    signingKey,
    token: async (options) =>
      (await createEmbedToken({ signingKey, projectId, scopes: ['analytics:read'], ...options })).token,
  };
}
