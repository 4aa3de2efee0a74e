import { createYoga, type GraphiQLOptions, type YogaServerInstance } from 'graphql-yoga';
import type { Authenticate } from './auth/authenticate.ts';
import { createContext, type RequestContext, type Services } from './context.ts';
import { REQUEST_ID } from './http/request-id.ts';
import { MAX_BODY_BYTES, PREFLIGHT_MAX_AGE_SECONDS } from './limits.ts';
import { useMaskedErrors } from './plugins/use-masked-errors.ts';
import { useOperationLimits } from './plugins/use-operation-limits.ts';
import { type RequestIds, useRequestId } from './plugins/use-request-id.ts';
import { useTokenLimit } from './plugins/use-token-limit.ts';
import { schema } from './schema.ts';

/** GraphiQL with its script in the page: yoga's own loads it from a CDN. Megabytes, so they are read when first asked for. */
async function renderGraphiQL(options?: GraphiQLOptions): Promise<string> {
  const offline = await import('@graphql-yoga/render-graphiql');
  return offline.renderGraphiQL(options);
}

/** `/graphql`: queries and mutations over HTTP, subscriptions over server-sent events. */
export function createGraphqlEndpoint(
  services: Services,
  { authenticate, isProduction }: { authenticate: Authenticate; isProduction: boolean },
): YogaServerInstance<object, RequestContext> {
  const requestIds: RequestIds = new WeakMap();
  return createYoga<object, RequestContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: isProduction ? false : { title: 'GoSight API' },
    renderGraphiQL,
    batching: false,
    multipart: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    logging: false,
    // Ours is `useMaskedErrors`: yoga's own is not told which request it masks.
    maskedErrors: false,
    cors: {
      origin: '*',
      credentials: false,
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['authorization', 'content-type', 'accept', REQUEST_ID],
      exposedHeaders: [REQUEST_ID],
      maxAge: PREFLIGHT_MAX_AGE_SECONDS,
    },
    context: async ({ request }) =>
      createContext(services, {
        request,
        requestId: requestIds.get(request) ?? '',
        authentication: await authenticate(request.headers),
      }),
    plugins: [
      useRequestId(requestIds),
      useTokenLimit(),
      useOperationLimits(),
      useMaskedErrors(services.logger, requestIds),
    ],
  });
}
