import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ELEMENT_POINT_PER_MILLE, HEATMAP_CELL_PX, MAX_HEATMAP_ELEMENTS } from '../src/limits.ts';
import { insertChunks } from './support/fixture-chunks.ts';
import { type FixtureEvent, insertSessions, uuidOf } from './support/fixture-events.ts';
import { type AskOptions, openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';
import { signToken } from './support/sign-token.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

const HEATMAP = `query ($path: String = "/product/:id", $device: DeviceType, $width: Int, $range: DateRange, $filter: SessionFilter) {
  project { heatmap(path: $path, device: $device, width: $width, range: $range, filter: $filter) {
    path kind device width height sampleCount sessionCount widths { width count } cells { x y count }
    elements { element { selector name tag text key } count share points { x y count } }
    background { url frameUrl width height takenAt matchedShare }
} } }`;

let api: TestApi;
let shop: TestProject;
let bank: TestProject;

/** A click on a button of 100 × 40 px at (200, 400). */
const click = (more: Record<string, unknown> = {}): FixtureEvent => ({
  type: 'click',
  path_group: '/product/:id',
  x: 250,
  y: 420,
  offset_x: 50,
  offset_y: 20,
  element_width: 100,
  element_height: 40,
  element_key: 'buy',
  selector: '#buy',
  element_name: 'Buy',
  element_tag: 'button',
  element_text: 'Buy now',
  ...more,
});
const image = {
  element_key: 'img',
  selector: 'img.large',
  element_name: '',
  element_tag: 'img',
  element_text: '',
};
const session = (name: string, events: FixtureEvent[], columns: Record<string, unknown> = {}) => ({
  projectId: 'shop',
  name,
  startedAt: NOW - 2 * HOUR,
  events,
  columns,
});

beforeAll(async () => {
  api = await openTestApi({ now: () => NOW });
  shop = await api.addProject('shop');
  bank = await api.addProject('bank');
  await insertSessions(api.engines.clickhouse, [
    session(
      'anna',
      [
        click(),
        click({ x: 252, y: 424, offset_x: 52, offset_y: 24, selector: '#buy-new', element_text: 'Buy!' }),
        click({
          ...image,
          x: 600,
          y: 300,
          offset_x: 0,
          offset_y: 0,
          element_width: 800,
          element_height: 600,
        }),
        click({ path: '/cart', path_group: '/cart' }),
        { type: 'page_view', path_group: '/product/:id' },
      ],
      { user_id: 'anna' },
    ),
    session('ben', [click({ x: 299, y: 439, offset_x: 100, offset_y: 40 })], {
      user_id: 'ben',
      viewport_width: 1366,
    }),
    session(
      'phone',
      [click({ x: 30, y: 900, offset_x: 25, offset_y: 10 }), click({ x: -4, y: 900, element_width: 0 })],
      {
        device: 'mobile',
        viewport_width: 390,
      },
    ),
    session('unknown device', [click()], { device: '' }),
    session('robot', [click()], { is_bot: true }),
    { ...session('long ago', [click()]), startedAt: NOW - 10 * 24 * HOUR },
    { ...session('anna', [click({ element_text: 'Bank' })]), projectId: 'bank' },
    session(
      'many elements',
      Array.from({ length: MAX_HEATMAP_ELEMENTS + 5 }, (_, index) =>
        click({ path_group: '/many', element_key: `e${String(index).padStart(3, '0')}`, y: index * 50 }),
      ),
    ),
  ]);
});

afterAll(() => api?.close());

const codes = (errors: { extensions: Record<string, unknown> }[] | undefined) =>
  errors?.map(({ extensions }) => extensions['code']);

async function heatmap(variables: Record<string, unknown> = {}, options: AskOptions = {}) {
  const { data, errors } = await api.ask(HEATMAP, { as: shop.apiKey, variables, ...options });
  expect(errors).toBeUndefined();
  return data.project.heatmap;
}

describe('a heatmap of clicks', () => {
  it('counts on a grid, each cell at the mean of its clicks', async () => {
    const { cells, ...rest } = await heatmap({ device: 'DESKTOP' });
    expect(rest).toMatchObject({
      path: '/product/:id',
      kind: 'CLICK',
      device: 'DESKTOP',
      width: 1280,
      height: 900,
      sampleCount: 4,
      sessionCount: 2,
      widths: [
        { width: 1280, count: 3 },
        { width: 1366, count: 1 },
      ],
      background: null,
    });
    expect(HEATMAP_CELL_PX).toBe(10);
    expect(cells).toEqual([
      { x: 251, y: 422, count: 2 },
      { x: 600, y: 300, count: 1 },
      { x: 299, y: 439, count: 1 },
    ]);
  });

  it('ranks the elements, with the places in them', async () => {
    const { elements } = await heatmap({ device: 'DESKTOP' });
    expect(ELEMENT_POINT_PER_MILLE).toBe(20);
    expect(elements).toEqual([
      {
        element: { selector: '#buy', name: 'Buy', tag: 'button', text: 'Buy now', key: 'buy' },
        count: 2,
        share: 0.5,
        points: [
          { x: 500, y: 500, count: 1 },
          { x: 1000, y: 1000, count: 1 },
        ],
      },
      // Of the same key: the button after another release, or another button of that name.
      {
        element: { selector: '#buy-new', name: 'Buy', tag: 'button', text: 'Buy!', key: 'buy' },
        count: 1,
        share: 0.25,
        points: [{ x: 520, y: 600, count: 1 }],
      },
      {
        element: { selector: 'img.large', name: '', tag: 'img', text: null, key: 'img' },
        count: 1,
        share: 0.25,
        points: [{ x: 0, y: 0, count: 1 }],
      },
    ]);
  });

  it('counts all devices without one, robots only when asked', async () => {
    expect(await heatmap()).toMatchObject({ device: null, sampleCount: 7, sessionCount: 4 });
    expect(await heatmap({ filter: { includeBots: true } })).toMatchObject({
      sampleCount: 8,
      sessionCount: 5,
    });
    expect(await heatmap({ device: 'OTHER' })).toMatchObject({ sampleCount: 1 });
    // A click that can't be placed counts, but is not drawn.
    const phone = await heatmap({ device: 'MOBILE' });
    expect([phone.sampleCount, phone.cells, phone.elements[0].points]).toEqual([
      2,
      [{ x: 30, y: 900, count: 1 }],
      [{ x: 250, y: 250, count: 1 }],
    ]);
  });

  it('can be narrowed to the layout of a width', async () => {
    expect(await heatmap({ width: 400 })).toMatchObject({
      width: 400,
      sampleCount: 2,
      widths: [{ width: 390, count: 2 }],
    });
    expect(await heatmap({ width: 1300 })).toMatchObject({ width: 1300, sampleCount: 5 });
    expect(await heatmap({ width: 800 })).toMatchObject({
      width: 800,
      sampleCount: 0,
      height: 0,
      cells: [],
      elements: [],
    });
  });

  it('counts the clicks of a range', async () => {
    const range = (from: number, to: number) => ({
      range: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    });
    const { sampleCount } = await heatmap({
      device: 'DESKTOP',
      ...range(NOW - 11 * 24 * HOUR, NOW - 9 * 24 * HOUR),
    });
    expect(sampleCount).toBe(1);
    // A second from the session's start on: its first click only.
    const first = range(NOW - 2 * HOUR, NOW - 2 * HOUR + 1_000);
    expect(await heatmap({ ...first, filter: { userId: 'anna' } })).toMatchObject({ sampleCount: 1 });
  });

  it('counts the clicks of sessions that match a filter', async () => {
    expect(await heatmap({ filter: { userId: 'anna' } })).toMatchObject({ sampleCount: 3, sessionCount: 1 });
    expect(await heatmap({ filter: { userId: 'anna', device: ['MOBILE'] } })).toMatchObject({
      sampleCount: 0,
    });
    expect(await heatmap({ filter: { event: { name: 'paid' } } })).toMatchObject({ sampleCount: 0 });
  });

  it('takes a path with another name for the id, and as people write it', async () => {
    for (const path of ['/product/:slug', '/product/:id/', '//product/:id']) {
      expect(await heatmap({ path })).toMatchObject({ path: '/product/:id', sampleCount: 7 });
    }
    expect(await heatmap({ path: '/cart' })).toMatchObject({ sampleCount: 1 });
    expect(await heatmap({ path: '/nowhere' })).toMatchObject({ sampleCount: 0, width: 0 });
    expect(await heatmap({ path: "/' OR 1=1 --" })).toMatchObject({ sampleCount: 0 });
  });

  it('ends its ranking, with places for all that it names', async () => {
    const { elements, sampleCount } = await heatmap({ path: '/many' });
    expect(sampleCount).toBe(MAX_HEATMAP_ELEMENTS + 5);
    expect(elements).toHaveLength(MAX_HEATMAP_ELEMENTS);
    for (const { points, share } of elements) {
      expect(points).toHaveLength(1);
      expect(share).toBeCloseTo(1 / 105);
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ['a path that is none', { path: 'product' }],
    ['a path of NUL', { path: '/\0' }],
    ['a path that is too long', { path: `/${'x'.repeat(600)}` }],
    ['a width of 0', { width: 0 }],
    ['a width that no screen has', { width: 40_000 }],
    [
      'a range that ends before it begins',
      { range: { from: '2026-11-22T00:00:00Z', to: '2026-11-21T00:00:00Z' } },
    ],
    ['a kind not known', { kind: 'MOVE' }],
    ['a filter that makes no sense', { filter: { visitorId: 'x' } }],
  ])('refuses %s', async (_name, { kind, ...variables }) => {
    const query = kind ? HEATMAP.replace('width: $width', `width: $width, kind: ${kind}`) : HEATMAP;
    const { errors } = await api.ask(query, { as: shop.apiKey, variables });
    expect(codes(errors)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the background of a heatmap', () => {
  const recorded = (name: string, more: Record<string, unknown> = {}, from = NOW - HOUR) => ({
    projectId: 'shop',
    session: name,
    sequence: 0,
    from,
    columns: { path_group: '/recorded', ...more },
  });

  beforeAll(async () => {
    const clicks = (count: number) => Array.from({ length: count }, () => click({ path_group: '/recorded' }));
    await insertSessions(api.engines.clickhouse, [
      session('wide', clicks(3), { viewport_width: 1400, user_id: 'wide' }),
      session('less wide', clicks(1), { viewport_width: 1300 }),
      session('narrow', clicks(1), { viewport_width: 900 }),
    ]);
    await insertChunks(api.engines.clickhouse, [
      recorded('wide', { viewport_width: 1400, viewport_height: 800 }, NOW - 3 * HOUR),
      recorded('wide2', { viewport_width: 1400 }, NOW - 4 * HOUR),
      recorded('less wide', { viewport_width: 1300 }),
      recorded('narrow', { viewport_width: 900 }),
      recorded('damaged', { viewport_width: 1400, is_damaged: true }),
      recorded('of a robot', { viewport_width: 1400, is_bot: true }),
      recorded('no snapshot', { viewport_width: 1400, has_full_snapshot: false }),
      recorded('of a phone', { viewport_width: 1400, device: 'mobile' }, NOW - HOUR / 2),
      { ...recorded('foreign', { viewport_width: 1400 }), projectId: 'bank' },
    ]);
  });

  it('is the newest of the most common width that is whole', async () => {
    const { background } = await heatmap({ path: '/recorded', device: 'DESKTOP' });
    const origin = new URL(api.url).origin;
    expect(background).toEqual({
      url: expect.stringMatching(new RegExp(`^${origin}/v1/projects/shop/page-snapshots/[\\w-]+$`)),
      frameUrl: `${origin}/player/`,
      width: 1400,
      height: 800,
      takenAt: new Date(NOW - 3 * HOUR).toISOString(),
      matchedShare: 0.8,
    });
  });

  it('is of the same layout, else of the nearest width', async () => {
    const widthFor = async (width: number) =>
      (await heatmap({ path: '/recorded', device: 'DESKTOP', width })).background.width;
    expect(await widthFor(900)).toBe(900);
    expect(await widthFor(1_500)).toBe(1300);
    expect(await widthFor(500)).toBe(900);
    expect(await widthFor(2_500)).toBe(1400);
    expect((await heatmap({ path: '/recorded', width: 1_400 })).background.takenAt).toBe(
      new Date(NOW - HOUR / 2).toISOString(),
    );
  });

  it('is of what the credential may see, whatever the filter', async () => {
    const claims = { scopes: ['heatmap:read'], filter: { userId: 'wide' } };
    const as = await signToken(shop, NOW, { claims });
    const { background, sampleCount } = await heatmap({ path: '/recorded' }, { as });
    expect([sampleCount, background.takenAt]).toEqual([3, new Date(NOW - 3 * HOUR).toISOString()]);
    const ben = await signToken(shop, NOW, { claims: { ...claims, filter: { userId: 'ben' } } });
    expect((await heatmap({ path: '/recorded' }, { as: ben })).background).toBeNull();
    const filter = { browser: ['Netscape'] };
    expect(
      (await heatmap({ path: '/recorded', device: 'DESKTOP', width: 1400, filter })).background,
    ).toMatchObject({
      width: 1400,
      matchedShare: 0,
    });
  });
});

describe('who may see a heatmap', () => {
  it('nobody without the permission', async () => {
    const as = await signToken(shop, NOW, { claims: { scopes: ['analytics:read', 'replay:read'] } });
    const { data, errors } = await api.ask(HEATMAP, { as });
    expect(codes(errors)).toEqual(['FORBIDDEN']);
    expect(data.project).toBeNull();
  });

  it('a token with the permission, but not the clicks of sessions that it picks', async () => {
    const as = await signToken(shop, NOW, { claims: { scopes: ['heatmap:read'] } });
    expect(await heatmap({ filter: { includeBots: false } }, { as })).toMatchObject({ sampleCount: 7 });
    const { errors } = await api.ask(HEATMAP, { as, variables: { filter: { userId: 'anna' } } });
    expect(codes(errors)).toEqual(['FORBIDDEN']);
  });

  it('a token with a filter, of his own clicks', async () => {
    const claims = { scopes: ['heatmap:read', 'analytics:read'] };
    const ben = await signToken(shop, NOW, { claims: { ...claims, filter: { userId: 'ben' } } });
    expect(await heatmap({}, { as: ben })).toMatchObject({ sampleCount: 1, sessionCount: 1 });
    expect(await heatmap({ filter: { userId: 'anna' } }, { as: ben })).toMatchObject({
      sampleCount: 0,
      elements: [],
    });
    const visitor = { filter: { visitorId: uuidOf('visitor of phone') } };
    const phone = await signToken(shop, NOW, { claims: { ...claims, ...visitor } });
    expect(await heatmap({}, { as: phone })).toMatchObject({
      sampleCount: 2,
      widths: [{ width: 390, count: 2 }],
    });
  });

  it('each tenant his own', async () => {
    const { sampleCount, elements } = await heatmap({}, { as: bank.apiKey });
    expect([sampleCount, elements[0].element.text]).toEqual([1, 'Bank']);
    expect((await heatmap({ path: '/recorded' }, { as: bank.apiKey })).sampleCount).toBe(0);
  });
});
