import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GoSightError } from '../errors.ts';
import type { Session } from '../hooks/session.ts';
import { en } from '../messages/en.ts';
import { createMockClient, type MockData } from '../testing/create-mock-client.ts';
import { liveMetricsFixture, sessionFixture, sessionFixtures } from '../testing/fixtures.ts';
import { MockGoSightProvider } from '../testing/MockGoSightProvider.tsx';
import { SessionList, type SessionListProps } from './SessionList.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-04T10:00:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(data: MockData, props: Partial<SessionListProps> = {}) {
  const client = createMockClient(data);
  const view = render(
    <MockGoSightProvider client={client}>
      <SessionList {...props} />
    </MockGoSightProvider>,
  );
  const root = () => view.container.querySelector<HTMLElement>('[data-gs-part="session-list"]');
  return { ...view, client, root };
}

function rows(): HTMLElement[] {
  return within(screen.getByRole('table')).getAllByRole('row').slice(1);
}

describe('its states', () => {
  it('shows a skeleton of the table’s own shape', () => {
    const { root, container } = show({ isLoading: true });
    expect(root()?.dataset['state']).toBe('loading');
    expect(screen.getByRole('status').textContent).toBe('Loading sessions');
    expect(container.querySelectorAll('td .gs-skeleton')).toHaveLength(6 * 8);
  });

  it('says what to do where there are no sessions', async () => {
    const { root } = show({ sessions: [] });
    await screen.findByText(en['sessions.empty.title']);
    expect(root()?.dataset['state']).toBe('empty');
  });

  it('says what to do where a filter leaves none', async () => {
    show({ sessions: [] }, { filter: { isLive: true } });
    await screen.findByText(en['sessions.noMatch.title']);
  });

  it('shows an error and asks again', async () => {
    const { root, client } = show({ error: new GoSightError('server_error', 'down') });
    await screen.findByText(en['error.server_error.title']);
    expect([root()?.dataset['state'], root()?.dataset['errorCode']]).toEqual(['error', 'server_error']);
    client.set({ error: undefined });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('table');
  });

  it('calls a refusal forbidden', async () => {
    const { root } = show({ error: new GoSightError('forbidden', 'no') });
    await screen.findByText(en['error.forbidden.title']);
    expect(root()?.dataset['state']).toBe('forbidden');
  });

  it('says what is missing outside a provider', () => {
    render(<SessionList />);
    expect(screen.getByText(en['error.no_provider.title'])).toBeTruthy();
  });

  it('takes the host’s own states', async () => {
    const { rerender } = render(
      <SessionList client={createMockClient({ isLoading: true })} loadingState="Wait" />,
    );
    expect(screen.getByText('Wait')).toBeTruthy();
    rerender(<SessionList client={createMockClient({ sessions: [] })} emptyState="None" />);
    await screen.findByText('None');
    rerender(
      <SessionList
        client={createMockClient({ error: new GoSightError('unreachable', 'no') })}
        errorState={(error) => <b>Own {error.code}</b>}
      />,
    );
    await screen.findByText('Own unreachable');
  });
});

describe('its rows', () => {
  it('writes a session in words', async () => {
    const session = sessionFixture({ userId: 'ada@example.com', errorCount: 2, browser: 'Firefox' });
    show({ sessions: [session] });
    await screen.findByRole('table');
    const cells = within(rows()[0] as HTMLElement).getAllByRole('cell');
    const texts = cells.map((cell) => (cell.querySelector('.gs-count-bare') ?? cell).textContent);
    expect(texts).toEqual([
      '3 min. agoLive',
      'ada@example.com',
      '/products/linen-shirt',
      '1 m 24 s',
      '4',
      '12',
      '2',
      'Desktop · Firefox',
    ]);
    const time = cells[0]?.querySelector('time');
    expect(time?.dateTime).toBe('2026-03-04T09:57:00.000Z');
    expect(time?.title).toContain('Mar 4, 2026');
  });

  it('names an unidentified visitor by the start of the id', async () => {
    show({ sessions: [sessionFixture({ userId: null })] });
    await screen.findByText('Visitor 7c1f9a52');
  });

  it('shows the columns asked for, in their order', async () => {
    show({}, { columns: ['visitor', 'clicks'] });
    await screen.findByRole('table');
    expect(screen.getAllByRole('columnheader').map((heading) => heading.textContent)).toEqual([
      'Visitor',
      'Clicks',
    ]);
  });

  it('cannot be chosen without onSelect', async () => {
    show({});
    await screen.findByRole('table');
    expect(within(screen.getByRole('table')).queryByRole('button')).toBeNull();
  });

  it('are chosen by click and by button, once each', async () => {
    const chosen: string[] = [];
    const sessions = sessionFixtures(3);
    show(
      { sessions },
      { onSelect: (session: Session) => chosen.push(session.id), selectedId: sessions[2]?.id },
    );
    await screen.findByRole('table');
    fireEvent.click(within(rows()[0] as HTMLElement).getAllByRole('cell')[4] as HTMLElement);
    fireEvent.click(within(rows()[1] as HTMLElement).getByRole('button'));
    expect(chosen).toEqual([sessions[0]?.id, sessions[1]?.id]);
    expect(rows().map((row) => row.getAttribute('aria-current'))).toEqual([null, null, 'true']);
  });

  it('are walked by keys, one of them in the Tab order', async () => {
    show({ sessions: sessionFixtures(4) }, { onSelect: () => undefined });
    await screen.findByRole('table');
    const buttons = () => rows().map((row) => within(row).getByRole('button'));
    const focused = () => buttons().indexOf(document.activeElement as HTMLElement);
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    const inTabOrder = () => buttons().map((button) => button.tabIndex);
    expect(inTabOrder()).toEqual([0, -1, -1, -1]);
    act(() => buttons()[0]?.focus());
    press('ArrowDown');
    press('ArrowDown');
    expect(focused()).toBe(2);
    expect(inTabOrder()).toEqual([-1, -1, 0, -1]);
    press('ArrowUp');
    expect(focused()).toBe(1);
    press('End');
    expect(focused()).toBe(3);
    press('ArrowDown');
    expect(focused()).toBe(3);
    press('Home');
    expect(focused()).toBe(0);
  });
});

describe('its pages', () => {
  it('loads more until there is no more, each session once', async () => {
    show({ sessions: sessionFixtures(7) }, { pageSize: 3 });
    await screen.findByText('3 sessions');
    for (const count of [6, 7]) {
      fireEvent.click(screen.getByRole('button', { name: 'Load more' }));
      await screen.findByText(`${count} sessions`);
    }
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
    expect(new Set(rows().map((row) => row.dataset['sessionId'])).size).toBe(7);
  });

  it('keeps what is there when the next page fails', async () => {
    const { client, root } = show({ sessions: sessionFixtures(7) }, { pageSize: 3 });
    await screen.findByText('3 sessions');
    client.set({ error: new GoSightError('bad_request', 'no') });
    fireEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await screen.findByText(en['error.refreshFailed']);
    expect(root()?.dataset['state']).toBe('ready');
    expect(rows()).toHaveLength(3);
    client.set({ error: undefined });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('6 sessions');
  });
});

describe('live', () => {
  it('asks again when the live numbers change', async () => {
    const { client } = show({ sessions: sessionFixtures(1) }, { live: true });
    await screen.findByText('1 session');
    client.set({ sessions: sessionFixtures(2) });
    act(() => client.set({ liveMetrics: liveMetricsFixture({ at: new Date(Date.now() + 1) }) }));
    await screen.findByText('2 sessions');
  });

  it('rests between two refreshes, and forgets no change', async () => {
    const { client } = show({ sessions: sessionFixtures(1) }, { live: true });
    await screen.findByText('1 session');
    const before = client.queries.length;
    for (let count = 1; count <= 20; count += 1) {
      act(() => client.set({ liveMetrics: liveMetricsFixture({ at: new Date(Date.now() + count) }) }));
    }
    client.set({ sessions: sessionFixtures(3) });
    await screen.findByText('3 sessions', {}, { timeout: 10_000 });
    expect(client.queries.slice(before).filter((name) => name === 'Sessions')).toHaveLength(2);
  });

  it('asks for nothing while the page is hidden, and at once when it is seen again', async () => {
    const { client } = show({ sessions: sessionFixtures(1) }, { live: true });
    await screen.findByText('1 session');
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    client.set({ sessions: sessionFixtures(2) });
    const before = client.queries.length;
    act(() => client.set({ liveMetrics: liveMetricsFixture({ at: new Date(Date.now() + 1) }) }));
    expect(client.queries).toHaveLength(before);
    visibility.mockRestore();
    fireEvent(document, new Event('visibilitychange'));
    await screen.findByText('2 sessions');
  });

  it('does not subscribe unless asked', async () => {
    const { client } = show({});
    await screen.findByRole('table');
    expect(client.subscriptionCount).toBe(0);
  });
});

it('takes a row of the host’s own, and gives a ref to its root', async () => {
  const ref = createRef<HTMLDivElement>();
  render(
    <MockGoSightProvider sessions={sessionFixtures(2)}>
      <SessionList
        ref={ref}
        className="mine"
        slots={{
          row: ({ session }) => (
            <tr>
              <td>own {session.visitorId.slice(0, 4)}</td>
            </tr>
          ),
        }}
      />
    </MockGoSightProvider>,
  );
  await screen.findByText('own 0001');
  expect(ref.current?.className).toContain('mine');
});

it('asks once in StrictMode and writes nothing to the console', async () => {
  const spies = (['error', 'warn', 'log'] as const).map((name) => vi.spyOn(console, name));
  const client = createMockClient();
  const { unmount } = render(
    <StrictMode>
      <MockGoSightProvider client={client}>
        <SessionList live onSelect={() => undefined} />
      </MockGoSightProvider>
    </StrictMode>,
  );
  await screen.findByRole('table');
  expect(client.queries.filter((name) => name === 'Sessions')).toHaveLength(1);
  unmount();
  expect(client.subscriptionCount).toBe(0);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

it('leaves no listener behind', async () => {
  const held = new Map<string, number>();
  const count = (target: EventTarget) => {
    const add = vi.spyOn(target, 'addEventListener').mockImplementation((type) => {
      held.set(type, (held.get(type) ?? 0) + 1);
    });
    const remove = vi.spyOn(target, 'removeEventListener').mockImplementation((type) => {
      held.set(type, (held.get(type) ?? 0) - 1);
    });
    return [add, remove];
  };
  // React puts its own listeners on the document with the first root and leaves them there.
  const first = render(<SessionList client={createMockClient()} />);
  await screen.findByRole('table');
  first.unmount();
  const spies = [...count(window), ...count(document)];
  const { unmount } = render(<SessionList live client={createMockClient()} />);
  await screen.findByRole('table');
  expect(held.get('visibilitychange')).toBe(1);
  unmount();
  for (const spy of spies) spy.mockRestore();
  expect([...held].filter(([, listeners]) => listeners !== 0)).toEqual([]);
});
