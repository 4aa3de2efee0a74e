import { act, cleanup, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { SWRConfig } from 'swr';
import { afterEach, expect, it } from 'vitest';
import { type GraphqlTestServer, startGraphqlTestServer } from '../../test/graphql-test-server.ts';
import { LiveCounter } from '../live-counter/LiveCounter.tsx';
import { SessionList } from '../session-list/SessionList.tsx';
import { createMockClient } from '../testing/create-mock-client.ts';
import { liveMetricsFixture, sessionFixtures } from '../testing/fixtures.ts';
import { MockGoSightProvider } from '../testing/MockGoSightProvider.tsx';
import { GoSightProvider } from './GoSightProvider.tsx';

let server: GraphqlTestServer | undefined;

afterEach(async () => {
  cleanup();
  await server?.close();
  server = undefined;
});

const live = { ...liveMetricsFixture(), at: '2026-03-04T10:00:00.000Z' };

it('feeds its components from one stream and the newest getToken', async () => {
  server = await startGraphqlTestServer(() => ({ body: { data: { project: { live } } } }));
  const App = ({ user }: { user: string }) => (
    <GoSightProvider
      endpoint={server?.url}
      projectId="shop"
      getToken={async () => ({ token: `token of ${user}`, expiresAt: '2999-01-01T00:00:00Z' })}
    >
      <LiveCounter metric="visitors" />
      <LiveCounter metric="errorsPerMinute" />
    </GoSightProvider>
  );
  const { rerender, unmount } = render(<App user="ada" />);
  await screen.findByText('128');
  rerender(<App user="grace" />);
  const stream = await server.stream(0);
  act(() =>
    stream.next({ data: { liveMetrics: { ...live, at: '2026-03-04T10:00:01.000Z', visitors: 129 } } }),
  );
  await screen.findByText('129');
  expect(server.streams).toHaveLength(1);
  expect(stream.body.variables).toEqual({ projectId: 'shop' });

  stream.next({ errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'token_expired' } }] });
  const renewed = await server.stream(1);
  expect([stream.token, renewed.token]).toEqual(['token of ada', 'token of grace']);
  unmount();
  await renewed.closed;
});

it('is not changed by a host’s own SWRConfig, and shows two projects apart', async () => {
  render(
    <SWRConfig value={{ suspense: true, fetcher: () => 'host', revalidateOnMount: false }}>
      <MockGoSightProvider projectId="a" liveMetrics={liveMetricsFixture({ visitors: 11 })}>
        <LiveCounter metric="visitors" />
      </MockGoSightProvider>
      <MockGoSightProvider projectId="a" liveMetrics={liveMetricsFixture({ visitors: 22 })}>
        <LiveCounter metric="visitors" />
      </MockGoSightProvider>
    </SWRConfig>,
  );
  await screen.findByText('11');
  await screen.findByText('22');
});

it('renders on a server, where components show their skeletons', () => {
  const html = renderToString(
    <GoSightProvider endpoint="https://gosight.example.com">
      <LiveCounter metric="visitors" />
      <SessionList />
    </GoSightProvider>,
  );
  expect(html.match(/data-state="loading"/g)).toHaveLength(2);
});

it('speaks the host’s language', async () => {
  render(
    <MockGoSightProvider
      locale="de"
      messages={{ 'sessions.shown': { one: '{count} Sitzung', other: '{count} Sitzungen' } }}
      sessions={sessionFixtures(2)}
      liveMetrics={liveMetricsFixture({ visitors: 12_345 })}
    >
      <LiveCounter metric="visitors" />
      <SessionList />
    </MockGoSightProvider>,
  );
  await screen.findByText('12.345');
  await screen.findByText('2 Sitzungen');
});

it('lets a component name another project, or a client of its own', async () => {
  const client = createMockClient({ liveMetrics: liveMetricsFixture({ visitors: 33 }) });
  const asked: unknown[] = [];
  const spy = {
    ...client,
    query: (operation: never, variables: never) => {
      asked.push(variables);
      return client.query(operation, variables);
    },
  };
  render(
    <MockGoSightProvider projectId="a" liveMetrics={liveMetricsFixture({ visitors: 11 })}>
      <LiveCounter metric="visitors" />
      <LiveCounter metric="visitors" client={spy as never} projectId="b" />
    </MockGoSightProvider>,
  );
  await screen.findByText('11');
  await screen.findByText('33');
  expect(asked).toEqual([{ projectId: 'b' }]);
});
