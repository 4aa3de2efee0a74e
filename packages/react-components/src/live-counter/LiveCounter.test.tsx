import { act, cleanup, render, screen } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GoSightError, type GoSightErrorCode } from '../errors.ts';
import { en } from '../messages/en.ts';
import { createMockClient } from '../testing/create-mock-client.ts';
import { liveMetricsFixture } from '../testing/fixtures.ts';
import { MockGoSightProvider } from '../testing/MockGoSightProvider.tsx';
import { LiveCounter, type LiveMetric } from './LiveCounter.tsx';

afterEach(cleanup);

function root(container: HTMLElement): HTMLElement {
  const element = container.querySelector<HTMLElement>('[data-gs-part="live-counter"]');
  if (element === null) throw new Error('No live counter.');
  return element;
}

function part(container: HTMLElement, name: string): string | undefined {
  return container.querySelector(`[data-gs-part="${name}"]`)?.textContent ?? undefined;
}

describe('its states', () => {
  it('shows a skeleton until the first number', () => {
    const { container } = render(
      <LiveCounter metric="visitors" client={createMockClient({ isLoading: true })} />,
    );
    expect(root(container).dataset['state']).toBe('loading');
    expect(root(container).getAttribute('aria-busy')).toBe('true');
    expect(container.querySelector('.gs-skeleton')).not.toBeNull();
    expect(screen.getByText('Loading Live visitors')).toBeTruthy();
  });

  it.each<{ metric: LiveMetric; label: string; value: string; unit: string }>([
    { metric: 'visitors', label: 'Live visitors', value: '128', unit: 'last 5 min' },
    { metric: 'sessions', label: 'Live sessions', value: '134', unit: 'last 5 min' },
    { metric: 'pageViewsPerMinute', label: 'Page views', value: '86', unit: 'per minute' },
    { metric: 'eventsPerSecond', label: 'Events', value: '21', unit: 'per second' },
    { metric: 'errorsPerMinute', label: 'Errors', value: '3', unit: 'per minute' },
  ])('shows $metric', async ({ metric, label, value, unit }) => {
    const { container } = render(
      <MockGoSightProvider>
        <LiveCounter metric={metric} />
      </MockGoSightProvider>,
    );
    await screen.findByText(value);
    expect([part(container, 'value'), part(container, 'unit')]).toEqual([value, unit]);
    expect(part(container, 'label')).toContain(label);
    expect(root(container).dataset['state']).toBe('ready');
    expect(container.querySelector('[data-gs-part="live-dot"]')?.getAttribute('data-status')).toBe('open');
  });

  it('shows zero as a number, or the host’s empty state', async () => {
    const client = createMockClient({ liveMetrics: liveMetricsFixture({ visitors: 0 }) });
    const { container, rerender } = render(<LiveCounter metric="visitors" client={client} />);
    await screen.findByText('0');
    expect(root(container).dataset['state']).toBe('empty');
    rerender(<LiveCounter metric="visitors" client={client} emptyState="Quiet here" />);
    expect(screen.getByText('Quiet here')).toBeTruthy();
  });

  it('says without a provider what is missing, and offers no retry', () => {
    const { container } = render(<LiveCounter metric="visitors" />);
    expect(root(container).dataset['errorCode']).toBe('no_provider');
    expect(screen.getByText(en['error.no_provider.title'])).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('calls a refusal forbidden', async () => {
    const client = createMockClient({ error: new GoSightError('forbidden', 'no') });
    const { container } = render(<LiveCounter metric="visitors" client={client} />);
    await screen.findByText(en['error.forbidden.title']);
    expect(root(container).dataset['state']).toBe('forbidden');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each<GoSightErrorCode>([
    'token_missing',
    'token_expired',
    'unreachable',
    'server_error',
    'incompatible_server',
  ])('has words and a retry for %s', async (code) => {
    const client = createMockClient({ error: new GoSightError(code, 'no') });
    const { container } = render(<LiveCounter metric="visitors" client={client} />);
    await screen.findByText(en[`error.${code}.title`]);
    expect(root(container).dataset['state']).toBe('error');
    client.set({ error: undefined });
    act(() => screen.getByRole('button', { name: 'Try again' }).click());
    await screen.findByText('128');
  });
});

it('follows the live numbers', async () => {
  const client = createMockClient();
  const { container } = render(<LiveCounter metric="visitors" client={client} />);
  await screen.findByText('128');
  act(() => client.set({ liveMetrics: liveMetricsFixture({ at: new Date(), visitors: 129 }) }));
  expect(part(container, 'value')).toBe('129');
});

it('tells the host about an error once, however many components show it', async () => {
  const errors: GoSightErrorCode[] = [];
  render(
    <MockGoSightProvider
      error={new GoSightError('token_rejected', 'no')}
      onError={(error) => errors.push(error.code)}
    >
      <LiveCounter metric="visitors" />
      <LiveCounter metric="sessions" />
    </MockGoSightProvider>,
  );
  expect(await screen.findAllByText(en['error.token_rejected.title'])).toHaveLength(2);
  expect(errors).toEqual(['token_rejected']);
});

it('gives its root the class, style, theme, colour scheme and ref of the host', async () => {
  const ref = createRef<HTMLDivElement>();
  render(
    <MockGoSightProvider theme={{ accent: { light: 'red', dark: 'pink' }, radius: '2px' }} colorScheme="dark">
      <LiveCounter
        ref={ref}
        metric="visitors"
        className="mine"
        style={{ width: 200 }}
        label="Now"
        showUnit={false}
      />
    </MockGoSightProvider>,
  );
  await screen.findByText('128');
  const element = ref.current;
  expect(element?.className).toBe('gs-root gs-live-counter mine');
  expect(element?.dataset['gsColorScheme']).toBe('dark');
  expect(element?.style.width).toBe('200px');
  expect(element?.style.getPropertyValue('--gs-accent')).toBe('red');
  expect(element?.style.getPropertyValue('--gs-accent-dark')).toBe('pink');
  expect(element?.style.getPropertyValue('--gs-radius')).toBe('2px');
  expect(element?.querySelector('[data-gs-part="unit"]')).toBeNull();
});

it('keeps a slot that throws inside itself', async () => {
  // React itself reports a caught error here; the kit says nothing.
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = () => {
    throw new Error('slot');
  };
  render(
    <MockGoSightProvider>
      <p>Host</p>
      <LiveCounter metric="visitors" slots={{ value: Broken }} />
    </MockGoSightProvider>,
  );
  await screen.findByText(en['error.internal.title']);
  expect(screen.getByText('Host')).toBeTruthy();
  consoleError.mockRestore();
});

it('leaves no subscription, in StrictMode too, and asks the query of all counters once', async () => {
  const client = createMockClient();
  const { unmount } = render(
    <StrictMode>
      <MockGoSightProvider client={client}>
        <LiveCounter metric="visitors" />
        <LiveCounter metric="sessions" />
      </MockGoSightProvider>
    </StrictMode>,
  );
  await screen.findByText('128');
  expect(client.queries).toEqual(['Live']);
  expect(client.subscriptionCount).toBe(2);
  unmount();
  expect(client.subscriptionCount).toBe(0);
});
