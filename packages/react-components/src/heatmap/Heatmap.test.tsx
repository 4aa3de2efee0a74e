import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GoSightError } from '../errors.ts';
import { en } from '../messages/en.ts';
import { FrameOpenerContext } from '../player-stage/frame-opener.ts';
import { GoSightProvider } from '../provider/GoSightProvider.tsx';
import { createMockClient, type MockData } from '../testing/create-mock-client.ts';
import { heatElementFixture, heatmapFixture } from '../testing/heatmap-fixtures.ts';
import { MockGoSightProvider } from '../testing/MockGoSightProvider.tsx';
import { Heatmap, type HeatmapProps } from './Heatmap.tsx';

afterEach(cleanup);

function show(data: MockData = {}, props: Partial<HeatmapProps> = {}) {
  const client = createMockClient(data);
  const view = render(
    <MockGoSightProvider client={client}>
      <Heatmap path="/products/:id" {...props} />
    </MockGoSightProvider>,
  );
  const root = () => view.container.querySelector<HTMLElement>('[data-gs-part="heatmap"]');
  const part = (name: string) => view.container.querySelector<HTMLElement>(`[data-gs-part="${name}"]`);
  return { ...view, client, root, part };
}

describe('its states', () => {
  it('shows a skeleton, also on a server', () => {
    const { root, part } = show({ isLoading: true });
    expect(root()?.dataset['state']).toBe('loading');
    expect(part('loading')).not.toBeNull();
    const html = renderToString(
      <GoSightProvider endpoint="https://gosight.example.com">
        <Heatmap path="/" />
      </GoSightProvider>,
    );
    expect(html).toContain('data-state="loading"');
  });

  it('says that nobody clicked', async () => {
    const { root } = show({ heatmap: heatmapFixture({ sampleCount: 0, elements: [], cells: [] }) });
    await screen.findByText(en['heatmap.empty.title']);
    expect(root()?.dataset['state']).toBe('empty');
  });

  it.each([
    ['forbidden', 'forbidden'],
    ['server_error', 'error'],
  ] as const)('shows %s', async (code, state) => {
    const { root } = show({ error: new GoSightError(code, 'no') });
    await screen.findByText(en[`error.${code}.title`]);
    expect(root()?.dataset['state']).toBe(state);
  });

  it('draws on a plain sheet where no page was recorded', async () => {
    const { part } = show({ heatmap: heatmapFixture({ background: null }) });
    await screen.findByText(en['heatmap.noBackground']);
    await vi.waitFor(() => expect(part('legend')).not.toBeNull());
    expect(part('by-position')?.textContent).toContain('379 clicks');
  });

  it('says that the frame did not open, beside a ranking that can be read', async () => {
    const open = () =>
      Promise.reject(Object.assign(new Error('x'), { name: 'FrameError', code: 'frame_unreachable' }));
    render(
      <FrameOpenerContext.Provider value={open}>
        <GoSightProvider client={createMockClient()}>
          <Heatmap path="/" />
        </GoSightProvider>
      </FrameOpenerContext.Provider>,
    );
    await screen.findByText(en['error.frame_unreachable.title']);
    expect(screen.getByRole('table')).toBeTruthy();
  });
});

describe('its ranking', () => {
  it('has the numbers of the picture as a table', async () => {
    show();
    const table = await screen.findByRole('table', { name: en['heatmap.elements'] });
    const rows = within(table).getAllByRole('row').slice(1);
    const cells = rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    );
    expect(cells).toEqual([
      ['Add to cart<button>', '214', '51%'],
      ['Size guide<a>', '93', '22%'],
      ['M<button>', '41', '10%'],
    ]);
  });

  it('points out an element that has the focus, with its share', async () => {
    const { part } = show();
    await vi.waitFor(() => expect(part('legend')).not.toBeNull());
    fireEvent.focus(screen.getByRole('button', { name: 'Size guide' }));
    expect(part('highlight')?.style.top).toBe('100px');
    expect(part('hint')?.textContent).toBe('Size guide 93 clicks · 22%');
    fireEvent.blur(screen.getByRole('button', { name: 'Size guide' }));
    expect(part('highlight')).toBeNull();
  });

  it('says which elements are not on the picture, and counts their clicks', async () => {
    const elements = [
      heatElementFixture({ name: 'Buy', selector: '#buy', count: 6 }),
      heatElementFixture({ name: 'Old', selector: '#missing', count: 4 }),
    ];
    const cells = [
      { x: 140, y: 60, count: 6 },
      { x: 900, y: 900, count: 4 },
    ];
    const { part } = show({ heatmap: heatmapFixture({ elements, cells, sampleCount: 10 }) });
    await screen.findByText(en['heatmap.notOnPage']);
    expect(part('by-position')?.textContent).toContain('4 clicks');
  });

  it('is cut to what is read, and shown whole on demand', async () => {
    const elements = Array.from({ length: 30 }, (_, index) => heatElementFixture({ selector: `#e${index}` }));
    const { part } = show({ heatmap: heatmapFixture({ elements }) });
    await screen.findByRole('table');
    expect(screen.getAllByRole('row')).toHaveLength(13);
    fireEvent.click(part('show-all') as HTMLElement);
    expect(screen.getAllByRole('row')).toHaveLength(31);
  });
});

it('asks for another width, by button and by number, and tells the host', async () => {
  const asked: unknown[] = [];
  const client = createMockClient();
  const spy = {
    ...client,
    query: (operation: never, variables: { width?: number }) => {
      asked.push(variables.width);
      return client.query(operation, variables as never);
    },
  };
  const widths: unknown[] = [];
  const ref = createRef<HTMLDivElement>();
  render(
    <MockGoSightProvider>
      <Heatmap ref={ref} path="/" client={spy as never} onWidthChange={(width) => widths.push(width)} />
    </MockGoSightProvider>,
  );
  await screen.findByRole('table');
  fireEvent.click(screen.getByRole('button', { name: 'Phone, 390 px' }));
  await vi.waitFor(() => expect(asked).toEqual([undefined, 390]));
  const own = screen.getByRole('spinbutton');
  fireEvent.change(own, { target: { value: '6' } });
  fireEvent.change(own, { target: { value: '640' } });
  await vi.waitFor(() => expect(widths).toEqual([390, 640]));
  expect(ref.current?.className).toContain('gs-heatmap');
});
