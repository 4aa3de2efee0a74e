import { loadConfig } from '@gosight/engines';
import type { createGraphqlServer } from '@gosight/graphql-server';
import { generateSigningKey } from '@gosight/server-sdk';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { createRoutes } from './create-routes.ts';

async function routesAt(url: string, env: NodeJS.ProcessEnv = {}) {
  return createRoutes({
    config: loadConfig(env),
    url,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    assets: { sdkFile: '/nowhere/sdk.js', demoFolder: '/nowhere' },
    firstProject: { projectId: 'p1', projectName: 'p', created: false, projectKey: 'gs_p' },
    demoKey: await generateSigningKey('k'),
    ingest: new Hono(),
    graphql: {} as ReturnType<typeof createGraphqlServer>,
    allowedOrigins: async () => [],
  });
}

// As a proxy on the same machine asks that does not pass on the name it was asked by.
const ask = (routes: Hono) => routes.request('http://127.0.0.1:4600/demo/token');

it('hands out demo tokens on a server that only this machine reaches', async () => {
  expect((await ask(await routesAt('http://127.0.0.1:4600'))).status).toBe(200);
  expect((await ask(await routesAt('http://localhost:8080'))).status).toBe(200);
});

it('hands out none on one that listens to others, or that a proxy publishes', async () => {
  expect((await ask(await routesAt('http://127.0.0.1:4600', { HOST: '0.0.0.0' }))).status).toBe(403);
  expect((await ask(await routesAt('https://gosight.example.com'))).status).toBe(403);
});
