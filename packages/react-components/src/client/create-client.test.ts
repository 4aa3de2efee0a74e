import { afterEach, describe, expect, it } from 'vitest';
import {
  type AnswerQuery,
  type GraphqlTestServer,
  type RefuseStream,
  startGraphqlTestServer,
} from '../../test/graphql-test-server.ts';
import { GoSightError } from '../errors.ts';
import { createGoSightClient, type GoSightClientOptions } from './create-client.ts';
import type { ConnectionStatus } from './go-sight-client.ts';
import type { Operation } from './operation.ts';

const Count: Operation<{ count: number }, { of?: string }> = { name: 'Count', text: 'query Count { count }' };
const Counted: Operation<{ count: number }, { of?: string }> = {
  name: 'Counted',
  text: 'subscription Counted { count }',
};

let server: GraphqlTestServer | undefined;
const leaves: (() => void)[] = [];

afterEach(async () => {
  for (const leave of leaves.splice(0)) leave();
  await server?.close();
  server = undefined;
});

async function start(answer: AnswerQuery, refuse?: RefuseStream) {
  server = await startGraphqlTestServer(answer, refuse);
  return server;
}

function clientOf(url: string, options: Partial<GoSightClientOptions> = {}) {
  return createGoSightClient({ endpoint: url, reconnectDelay: () => 1, ...options });
}

function tokens() {
  const given: string[] = [];
  const getToken = async () => {
    given.push(`token-${given.length + 1}`);
    return { token: given.at(-1) ?? '', expiresAt: '2999-01-01T00:00:00.000Z' };
  };
  return { given, getToken };
}

const ok: AnswerQuery = () => ({ body: { data: { count: 7 } } });
const expired = {
  errors: [{ message: 'old', extensions: { code: 'UNAUTHENTICATED', reason: 'token_expired' } }],
};

async function failureOf(promise: Promise<unknown>): Promise<GoSightError> {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(GoSightError);
  return thrown as GoSightError;
}

/** A sink that records, and lets a test wait for the next thing recorded. */
function recorder() {
  const data: number[] = [];
  const statuses: ConnectionStatus[] = [];
  const errors: GoSightError[] = [];
  const waiting: { isMet: () => boolean; resolve: () => void }[] = [];
  const check = () => {
    for (const wait of waiting) if (wait.isMet()) wait.resolve();
  };
  const until = (isMet: () => boolean) =>
    new Promise<void>((resolve) => {
      if (isMet()) resolve();
      else waiting.push({ isMet, resolve });
    });
  return {
    data,
    statuses,
    errors,
    until,
    next: (value: { count: number }) => {
      data.push(value.count);
      check();
    },
    error: (error: GoSightError) => {
      errors.push(error);
      check();
    },
    status: (status: ConnectionStatus) => {
      statuses.push(status);
      check();
    },
  };
}

describe('queries', () => {
  it('posts the operation with its variables and the token, and gives its data', async () => {
    const { url, requests } = await start(ok);
    const client = clientOf(`${url}/`, { getToken: tokens().getToken });
    expect(await client.query(Count, { of: 'sheep' })).toEqual({ count: 7 });
    expect(requests).toEqual([
      {
        token: 'token-1',
        body: { query: Count.text, operationName: 'Count', variables: { of: 'sheep' } },
      },
    ]);
  });

  it('asks for one token, however many queries wait for it', async () => {
    const { url, requests } = await start(ok);
    const { given, getToken } = tokens();
    const client = clientOf(url, { getToken });
    await Promise.all(Array.from({ length: 10 }, () => client.query(Count, {})));
    expect(given).toHaveLength(1);
    expect(requests).toHaveLength(10);
  });

  it('renews a token that the server calls expired, once', async () => {
    const { url, requests } = await start(({ token }) =>
      token === 'token-1' ? { status: 401, body: expired } : { body: { data: { count: 2 } } },
    );
    const client = clientOf(url, { getToken: tokens().getToken });
    expect(await client.query(Count, {})).toEqual({ count: 2 });
    expect(requests.map((request) => request.token)).toEqual(['token-1', 'token-2']);
  });

  it('renews once for several queries refused together', async () => {
    const { url } = await start(({ token }) =>
      token === 'token-1' ? { status: 401, body: expired } : { body: { data: { count: 2 } } },
    );
    const { given, getToken } = tokens();
    const client = clientOf(url, { getToken });
    await Promise.all(Array.from({ length: 5 }, () => client.query(Count, {})));
    expect(given).toHaveLength(2);
  });

  it('gives up after the second refusal', async () => {
    const { url, requests } = await start(() => ({ status: 401, body: expired }));
    const failure = await failureOf(clientOf(url, { getToken: tokens().getToken }).query(Count, {}));
    expect(failure.code).toBe('token_expired');
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['FORBIDDEN', 'forbidden'],
    ['NOT_FOUND', 'not_found'],
    ['BAD_USER_INPUT', 'bad_request'],
    ['COST_LIMIT', 'bad_request'],
    ['UNAVAILABLE', 'server_error'],
    ['INTERNAL', 'server_error'],
    ['GRAPHQL_VALIDATION_FAILED', 'incompatible_server'],
    ['UNAUTHENTICATED', 'token_missing'],
  ] as const)('gives %s the code %s', async (serverCode, code) => {
    const { url } = await start(() => ({
      body: { errors: [{ message: 'no', extensions: { code: serverCode } }] },
    }));
    expect((await failureOf(clientOf(url).query(Count, {}))).code).toBe(code);
  });

  it.each([
    [404, '<html>', 'incompatible_server'],
    [200, '<html>', 'incompatible_server'],
    [200, { hello: 'world' }, 'incompatible_server'],
    [403, 'no', 'forbidden'],
    [502, '<html>', 'server_error'],
    [429, 'slow', 'server_error'],
  ] as const)('gives a %i that is no GraphQL (%j) the code %s', async (status, body, code) => {
    const { url } = await start(() => ({ status, body }));
    expect((await failureOf(clientOf(url).query(Count, {}))).code).toBe(code);
  });

  it('calls a server that is not there unreachable', async () => {
    const { url, close } = await startGraphqlTestServer(ok);
    await close();
    const failure = await failureOf(clientOf(url).query(Count, {}));
    expect([failure.code, failure.isRetryable]).toEqual(['unreachable', true]);
  });

  it('calls a getToken that fails, or gives nothing, token_missing', async () => {
    const { url, requests } = await start(ok);
    const failing = clientOf(url, { getToken: () => Promise.reject(new Error('401')) });
    const empty = clientOf(url, { getToken: async () => ({}) as never });
    expect((await failureOf(failing.query(Count, {}))).code).toBe('token_missing');
    expect((await failureOf(empty.query(Count, {}))).code).toBe('token_missing');
    expect(requests).toEqual([]);
  });

  it('stops when its signal aborts', async () => {
    const { url } = await start(() => new Promise<never>(() => undefined));
    const controller = new AbortController();
    const query = clientOf(url).query(Count, {}, { signal: controller.signal });
    controller.abort();
    expect((await failureOf(query)).code).toBe('unreachable');
  });
});

describe('subscriptions', () => {
  it('delivers events however their bytes are cut, and skips comments', async () => {
    const { url, stream } = await start(ok);
    const sink = recorder();
    leaves.push(clientOf(url, { getToken: tokens().getToken }).subscribe(Counted, { of: 'Schäfchen' }, sink));
    const opened = await stream(0);
    expect([opened.token, opened.body.variables]).toEqual(['token-1', { of: 'Schäfchen' }]);
    const bytes = new TextEncoder().encode(
      'event: next\ndata: {"data":{"count":1,"of":"Schäfchen"}}\n\n:\n\n',
    );
    const cut = bytes.indexOf(0xc3) + 1;
    opened.write(bytes.slice(0, cut));
    opened.write(bytes.slice(cut));
    opened.next({ data: { count: 2 } });
    await sink.until(() => sink.data.length === 2);
    expect(sink.data).toEqual([1, 2]);
    expect(sink.statuses).toEqual(['connecting', 'open']);
  });

  it('shares one connection among equal subscriptions until the last one leaves', async () => {
    const { url, stream, streams } = await start(ok);
    const client = clientOf(url);
    const [first, second, other] = [recorder(), recorder(), recorder()];
    const leaveFirst = client.subscribe(Counted, {}, first);
    const opened = await stream(0);
    opened.next({ data: { count: 1 } });
    await first.until(() => first.data.length === 1);

    const leaveSecond = client.subscribe(Counted, {}, second);
    expect(second.data).toEqual([1]);
    leaveFirst();
    opened.next({ data: { count: 2 } });
    await second.until(() => second.data.length === 2);
    expect(first.data).toEqual([1]);

    leaves.push(client.subscribe(Counted, { of: 'goats' }, other));
    await stream(1);
    expect(streams).toHaveLength(2);
    leaveSecond();
    await opened.closed;
  });

  it('opens one connection for a mount, unmount and mount at once', async () => {
    const { url, stream, streams } = await start(ok);
    const client = clientOf(url);
    const sink = recorder();
    client.subscribe(Counted, {}, recorder())();
    leaves.push(client.subscribe(Counted, {}, sink));
    (await stream(0)).next({ data: { count: 1 } });
    await sink.until(() => sink.data.length === 1);
    expect(streams).toHaveLength(1);
  });

  it.each(['drop', 'complete'] as const)('opens again after a %s of the server', async (end) => {
    const { url, stream } = await start(ok);
    const sink = recorder();
    leaves.push(clientOf(url).subscribe(Counted, {}, sink));
    const opened = await stream(0);
    opened.next({ data: { count: 1 } });
    await sink.until(() => sink.data.length === 1);
    opened[end]();
    (await stream(1)).next({ data: { count: 2 } });
    await sink.until(() => sink.data.length === 2);
    expect(sink.statuses).toEqual(['connecting', 'open', 'reconnecting', 'open']);
    expect(sink.errors).toEqual([]);
  });

  it('waits longer after each failure in a row', async () => {
    let refusals = 0;
    const { url, stream } = await start(ok, () => {
      refusals += 1;
      return refusals <= 3 ? { status: 503, body: 'busy' } : undefined;
    });
    const asked: number[] = [];
    const sink = recorder();
    const reconnectDelay = (failures: number) => {
      asked.push(failures);
      return 1;
    };
    leaves.push(clientOf(url, { reconnectDelay }).subscribe(Counted, {}, sink));
    await stream(0);
    expect(asked).toEqual([0, 1, 2]);
  });

  it('does not wait out the pause when somebody joins', async () => {
    let isDown = true;
    const { url, stream, requests } = await start(ok, () =>
      isDown ? { status: 503, body: 'down' } : undefined,
    );
    const client = clientOf(url, { reconnectDelay: () => 2 ** 30 });
    const sink = recorder();
    leaves.push(client.subscribe(Counted, {}, sink));
    await sink.until(() => sink.statuses.includes('reconnecting'));
    isDown = false;
    leaves.push(client.subscribe(Counted, {}, recorder()));
    await stream(0);
    expect(requests).toHaveLength(2);
  });

  it('tries again after a getToken that failed once', async () => {
    const { url, stream } = await start(ok);
    let calls = 0;
    const getToken = async () => {
      calls += 1;
      if (calls === 1) throw new Error('down');
      return { token: 'late', expiresAt: '2999-01-01T00:00:00Z' };
    };
    leaves.push(clientOf(url, { getToken }).subscribe(Counted, {}, recorder()));
    expect((await stream(0)).token).toBe('late');
  });

  it('goes on with a new token when the old one ends under an open stream', async () => {
    const { url, stream } = await start(ok);
    const sink = recorder();
    leaves.push(clientOf(url, { getToken: tokens().getToken }).subscribe(Counted, {}, sink));
    const opened = await stream(0);
    opened.next({ data: { count: 1 } });
    opened.next(expired);
    const renewed = await stream(1);
    expect(renewed.token).toBe('token-2');
    renewed.next({ data: { count: 2 } });
    await sink.until(() => sink.data.length === 2);
    expect(sink.errors).toEqual([]);
  });

  it('ends with an error that trying again cannot cure, and starts anew for who joins later', async () => {
    const forbidden = { errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] };
    let isForbidden = true;
    const { url, stream, requests } = await start(ok, () => (isForbidden ? { body: forbidden } : undefined));
    const client = clientOf(url);
    const sink = recorder();
    leaves.push(client.subscribe(Counted, {}, sink));
    await sink.until(() => sink.errors.length === 1);
    expect(sink.errors[0]?.code).toBe('forbidden');
    expect(requests).toHaveLength(1);

    isForbidden = false;
    const later = recorder();
    leaves.push(client.subscribe(Counted, {}, later));
    (await stream(0)).next({ data: { count: 3 } });
    await later.until(() => later.data.length === 1);
    expect(sink.data).toEqual([]);
  });
});
