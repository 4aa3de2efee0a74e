import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GoSightError } from '../errors.ts';
import { en } from '../messages/en.ts';
import { FrameOpenerContext } from '../player-stage/frame-opener.ts';
import { GoSightProvider } from '../provider/GoSightProvider.tsx';
import { createMockClient, type MockData } from '../testing/create-mock-client.ts';
import { MockGoSightProvider } from '../testing/MockGoSightProvider.tsx';
import { eventFixture, replayFixture, streamFixture } from '../testing/replay-fixtures.ts';
import { ReplayPlayer, type ReplayPlayerProps } from './ReplayPlayer.tsx';
import { useReplay } from './use-replay.ts';

afterEach(cleanup);

const SESSION = '019560a0-0000-7000-8000-000000000000';

function show(data: MockData = {}, props: Partial<ReplayPlayerProps> = {}) {
  const client = createMockClient(data);
  const view = render(
    <MockGoSightProvider client={client}>
      <ReplayPlayer sessionId={SESSION} {...props} />
    </MockGoSightProvider>,
  );
  const root = () => view.container.querySelector<HTMLElement>('[data-gs-part="replay-player"]');
  const part = (name: string) => view.container.querySelector<HTMLElement>(`[data-gs-part="${name}"]`);
  const playback = () => part('player')?.dataset['playback'];
  const until = (state: string) => vi.waitFor(() => expect(playback()).toBe(state), { timeout: 10_000 });
  return { ...view, client, root, part, playback, until };
}

const slider = () => screen.getByRole<HTMLInputElement>('slider');
const at = () => Number(slider().value);

describe('its states', () => {
  it('shows a page’s skeleton and rests its controls while it loads', () => {
    const { root, part } = show({ isLoading: true });
    expect(root()?.dataset['state']).toBe('loading');
    expect(part('loading')).not.toBeNull();
    expect(slider().disabled).toBe(true);
    expect(part('play-button')?.hasAttribute('disabled')).toBe(true);
  });

  it('says that nothing was recorded, and still lists the events', async () => {
    const { root } = show({ replay: null });
    await screen.findByText(en['replay.empty.title']);
    expect(root()?.dataset['state']).toBe('empty');
    await screen.findByText('Clicked Linen shirt');
  });

  it('calls a refusal forbidden, and offers no retry', async () => {
    const { root } = show({ error: new GoSightError('forbidden', 'no') });
    await screen.findByText(en['error.forbidden.title']);
    expect(root()?.dataset['state']).toBe('forbidden');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('shows an error and asks again', async () => {
    const { root, client, until } = show({ error: new GoSightError('server_error', 'down') });
    await screen.findByText(en['error.server_error.title']);
    expect(root()?.dataset['errorCode']).toBe('server_error');
    client.set({ error: undefined });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await until('paused');
  });

  it('says that the player did not open, and opens it on retry', async () => {
    let attempts = 0;
    const { createSimulatedFrame } = await import('../testing/create-simulated-frame.ts');
    const open = async () => {
      attempts += 1;
      if (attempts > 1) return createSimulatedFrame();
      throw Object.assign(new Error('no answer'), { name: 'FrameError', code: 'frame_unreachable' });
    };
    const { container } = render(
      <FrameOpenerContext.Provider value={open}>
        <GoSightProvider client={createMockClient()}>
          <ReplayPlayer sessionId={SESSION} />
        </GoSightProvider>
      </FrameOpenerContext.Provider>,
    );
    await screen.findByText(en['error.frame_unreachable.title']);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(container.querySelector('[data-playback="paused"]')).not.toBeNull());
  });

  it('says that a part is missing, and marks it on the timeline', async () => {
    const stream = streamFixture({ snapshotEvery: 4 });
    stream.chunks = stream.chunks.filter(({ sequence }) => sequence !== 1);
    const { part } = show({ replay: replayFixture({ streams: [stream] }) }, { defaultTime: 12_000 });
    await screen.findByText(en['replay.gap.text']);
    expect(part('gap-mark')?.style.width).toBe('50%');
  });

  it('says what is missing outside a provider', () => {
    render(<ReplayPlayer sessionId={SESSION} />);
    expect(screen.getByText(en['error.no_provider.title'])).toBeTruthy();
  });

  it('takes the host’s own states', async () => {
    show({ replay: null }, { emptyState: 'Not recorded here' });
    await screen.findByText('Not recorded here');
  });
});

describe('playing', () => {
  it('plays, pauses and ends', async () => {
    const { part, until } = show({}, { defaultTime: 28_500 });
    await until('paused');
    fireEvent.click(part('play-button') as HTMLElement);
    await until('playing');
    await until('ended');
    expect(at()).toBe(30_000);
    expect(screen.getAllByRole('button', { name: 'Play again' })).toHaveLength(2);
  });

  it('starts by itself if asked to, and tells the time', async () => {
    const times: number[] = [];
    const { until } = show({}, { autoPlay: true, onTimeChange: (time) => times.push(time) });
    await until('playing');
    await vi.waitFor(() => expect(times.length).toBeGreaterThan(2));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('goes where the host’s time goes', async () => {
    const client = createMockClient();
    const player = (time: number) => (
      <MockGoSightProvider client={client}>
        <ReplayPlayer sessionId={SESSION} time={time} />
      </MockGoSightProvider>
    );
    const { rerender } = render(player(2_000));
    await vi.waitFor(() => expect(at()).toBe(2_000));
    rerender(player(20_000));
    await vi.waitFor(() => expect(at()).toBe(20_000));
  });

  it('obeys the keyboard', async () => {
    const { part, until, playback } = show({}, { defaultTime: 10_000 });
    await until('paused');
    const press = (key: string, more = {}) => fireEvent.keyDown(slider(), { key, ...more });
    press('ArrowRight');
    expect(at()).toBe(15_000);
    press('ArrowLeft', { shiftKey: true });
    expect(at()).toBe(14_000);
    press('End');
    expect(at()).toBe(30_000);
    press('Home');
    expect(at()).toBe(0);
    press('5');
    expect(at()).toBe(15_000);
    press('>');
    press('>');
    expect((part('speed') as HTMLSelectElement).value).toBe('4');
    press('<');
    expect((part('speed') as HTMLSelectElement).value).toBe('2');
    press('k');
    await until('playing');
    press(' ');
    await until('paused');
    press('5', { ctrlKey: true });
    fireEvent.keyDown(part('speed') as HTMLElement, { key: '9' });
    expect(at()).toBeLessThan(25_000);
    expect(playback()).toBe('paused');
  });

  it('tells a screen reader the moment in words', async () => {
    const { until } = show({}, { defaultTime: 12_000 });
    await until('paused');
    expect(slider().getAttribute('aria-valuetext')).toBe('12 s of 30 s, /');
    expect(screen.getByRole('group', { name: 'Session replay' })).toBeTruthy();
  });
});

describe('its events', () => {
  it('mark the moment, and lead there', async () => {
    const { until } = show({}, { defaultTime: 13_000 });
    await until('paused');
    const current = () => document.querySelector('[aria-current="step"]')?.textContent;
    await vi.waitFor(() => expect(current()).toContain('Clicked Size guide, nothing happened'));
    fireEvent.click(screen.getByText('TypeError: coupon is undefined'));
    expect(at()).toBe(18_000);
    expect(current()).toContain('TypeError');
  });

  it('are narrowed by kind, or by the host', async () => {
    const { part, until } = show();
    await until('paused');
    fireEvent.change(part('events-filter') as HTMLElement, { target: { value: 'errors' } });
    await vi.waitFor(() =>
      expect(within(part('events-list') as HTMLElement).getAllByRole('button')).toHaveLength(1),
    );
    cleanup();
    render(
      <MockGoSightProvider>
        <ReplayPlayer.Root sessionId={SESSION}>
          <ReplayPlayer.Events filter={['page_view']} />
        </ReplayPlayer.Root>
      </MockGoSightProvider>,
    );
    await screen.findByText('Opened /products/linen-shirt');
    expect(screen.queryByText('Clicked Linen shirt')).toBeNull();
  });

  it('load on as playback goes on', async () => {
    const events = Array.from({ length: 450 }, (_, index) =>
      eventFixture(index * 10, { element: { name: `n${index}`, tag: 'a', text: null, selector: 'a' } }),
    );
    const { client, until } = show({ events }, { defaultTime: 29_000 });
    await until('paused');
    await screen.findByText('Clicked n449');
    expect(client.queries.filter((name) => name === 'SessionEvents').length).toBeGreaterThanOrEqual(3);
  });
});

it('makes layouts of parts, and says where a part belongs', async () => {
  const ref = createRef<HTMLDivElement>();
  const { container } = render(
    <MockGoSightProvider>
      <ReplayPlayer.Root sessionId={SESSION} ref={ref} className="mine">
        <ReplayPlayer.Controls>
          <ReplayPlayer.PlayButton />
          <ReplayPlayer.Timeline marks={[{ time: 3_000, label: 'Rage click' }]} />
        </ReplayPlayer.Controls>
        <ReplayPlayer.Stage showAddress={false} />
      </ReplayPlayer.Root>
    </MockGoSightProvider>,
  );
  await vi.waitFor(() => expect(container.querySelector('[data-playback="paused"]')).not.toBeNull());
  expect(ref.current?.className).toContain('mine');
  expect(screen.getByTitle('Rage click').style.insetInlineStart).toBe('10%');
});

it('is a hook too', async () => {
  const Own = () => {
    const replay = useReplay(SESSION, { defaultTime: 4_000 });
    return (
      <div>
        <div ref={replay.stageRef} />
        <output>{`${replay.state} ${Math.round(replay.time)} ${replay.page?.path}`}</output>
        <button type="button" onClick={() => replay.seek(9_000)}>
          Go
        </button>
      </div>
    );
  };
  render(
    <MockGoSightProvider>
      <Own />
    </MockGoSightProvider>,
  );
  await screen.findByText('paused 4000 /');
  act(() => screen.getByRole('button').click());
  await screen.findByText('paused 9000 /');
});

it('begins anew with another session, and renders on a server', async () => {
  const client = createMockClient();
  const player = (sessionId: string) => (
    <MockGoSightProvider client={client}>
      <ReplayPlayer sessionId={sessionId} defaultTime={1_000} />
    </MockGoSightProvider>
  );
  expect(renderToString(player(SESSION))).toContain('data-state="loading"');
  const { rerender } = render(player(SESSION));
  await vi.waitFor(() => expect(slider().disabled).toBe(false));
  fireEvent.change(slider(), { target: { value: '20000' } });
  rerender(player('019560a0-1111-7000-8000-000000000000'));
  await vi.waitFor(() => expect(at()).toBe(1_000));
});

it('leaves nothing behind, in StrictMode too, and writes nothing to the console', async () => {
  const spies = (['error', 'warn', 'log'] as const).map((name) => vi.spyOn(console, name));
  const client = createMockClient();
  const { unmount, container } = render(
    <StrictMode>
      <MockGoSightProvider client={client}>
        <ReplayPlayer sessionId={SESSION} autoPlay />
      </MockGoSightProvider>
    </StrictMode>,
  );
  await vi.waitFor(() => expect(container.querySelector('[data-playback="playing"]')).not.toBeNull());
  unmount();
  const before = client.fetched.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(client.fetched).toHaveLength(before);
  expect(client.subscriptionCount).toBe(0);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
