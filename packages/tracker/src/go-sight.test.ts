// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { adoptQueue } from './adopt-queue.ts';
import type { GoSightEvent } from './events.ts';
import { GoSightApi } from './go-sight.ts';
import type { GoSightConfig } from './options.ts';
import { type ReadBatch, type ReadEvent, readBatch } from './test-support/read-batch.ts';

const posts: { url: string; init: RequestInit }[] = [];
let api: GoSightApi;

function batches(): ReadBatch[] {
  return posts.map(({ init }) => readBatch(init.body as Uint8Array));
}
function events(kind?: string): ReadEvent[] {
  return batches()
    .flatMap((batch) => batch.events)
    .filter((event) => kind === undefined || event.kind === kind);
}

/** An input of the user: what scripts dispatch is not trusted, and not recorded. */
function byUser<Input extends Event>(event: Input): Input {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}
function click(selector: string, init: MouseEventInit = {}): void {
  const options = { bubbles: true, composed: true, cancelable: true, detail: 1, ...init };
  const target = document.querySelector(selector);
  target?.dispatchEvent(byUser(new PointerEvent('pointerdown', options)));
  target?.dispatchEvent(byUser(new MouseEvent('click', options)));
}
async function start(config: Partial<GoSightConfig> = {}): Promise<void> {
  api.init({ projectKey: 'gs_test', ...config });
  await vi.advanceTimersByTimeAsync(1);
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 12) });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    posts.push({ url, init });
    return new Response('{"accepted":1,"rejected":[],"duplicate":false}', { status: 202 });
  });
  history.replaceState({}, '', '/shop?utm_source=news&token=SECRET');
  document.title = 'Shop';
  document.body.innerHTML =
    '<button id="dead">Dead</button><a id="link" href="/cart">Cart</a><p id="out">x</p>';
  api = new GoSightApi('https://gs.example');
});
afterEach(() => {
  api.optOut();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  posts.length = 0;
  localStorage.clear();
  for (const pair of document.cookie.split('; ')) {
    // biome-ignore lint/suspicious/noDocumentCookie: the tracker's own way.
    document.cookie = `${pair.split('=')[0]}=;path=/;max-age=0`;
  }
});

describe('a visit', () => {
  test('is told at once: session start and page view in the first batch', async () => {
    await start();
    expect(posts[0]?.url).toMatch(/^https:\/\/gs\.example\/v1\/batches\?k=gs_test&t=\d+$/);
    expect(batches()[0]?.events.map(({ kind }) => kind)).toEqual(['sessionStart', 'pageView']);
    const [first] = events('sessionStart');
    expect(first?.body.sessionStart?.newVisitor).toBe(true);
    expect([first?.url, first?.title]).toEqual([`${location.origin}/shop?utm_source=news`, 'Shop']);
    expect(batches()[0]?.session).toBe(api.getSessionId()?.replaceAll('-', ''));
    expect(batches()[0]?.strings).toContain('news');
  });

  test('starts once, whatever is called', async () => {
    await start();
    api.init('gs_other');
    await pass(6000);
    expect(events('pageView')).toHaveLength(1);
  });

  test('follows routes: exit, view and title', async () => {
    await start();
    history.pushState({}, '', '/cart?step=2');
    document.title = 'Cart';
    await pass(300);
    expect(events('pageExit')[0]?.url).toContain('/shop');
    const [, cart] = events('pageView');
    expect(cart).toMatchObject({ title: 'Cart', url: `${location.origin}/cart` });
    expect(cart?.referrer).toContain('/shop');
    history.replaceState({}, '', '/cart?step=3');
    await pass(300);
    expect(events('pageView')).toHaveLength(2);
  });
});

describe('a click', () => {
  test('that nothing answers is known after a second', async () => {
    await start();
    click('#dead');
    await pass(900);
    expect(events('click')).toEqual([]);
    await pass(400);
    expect(events('click')[0]).toMatchObject({
      name: 'dead',
      text: 'Dead',
      selector: '#dead',
      outcome: 'NONE',
    });
  });

  test('that changes the page is sent at once', async () => {
    await start();
    document.querySelector('#dead')?.addEventListener('click', () => {
      document.querySelector('#out')?.append('changed');
    });
    click('#dead');
    await pass(250);
    expect(events('click')[0]?.outcome).toBe('DOM');
  });

  test('that opens a route is a navigation', async () => {
    await start();
    document.querySelector('#link')?.addEventListener('click', (event) => {
      event.preventDefault();
      document.querySelector('#out')?.append('changed');
      history.pushState({}, '', '/cart');
    });
    click('#link');
    await pass(350);
    expect(events('click')[0]).toMatchObject({
      outcome: 'NAVIGATION',
      url: `${location.origin}/shop?utm_source=news`,
    });
  });

  test('that only throws is an error', async () => {
    await start();
    click('#dead');
    window.dispatchEvent(new ErrorEvent('error', { message: 'boom', error: new TypeError('boom') }));
    await pass(1300);
    expect(events('click')[0]?.outcome).toBe('ERROR');
    expect(events('jsError')[0]).toMatchObject({ name: 'TypeError', text: 'boom' });
  });

  test('is not answered by what happens in an ignored region', async () => {
    document.body.innerHTML += '<div data-gosight-ignore><i id="clock">12:00</i></div>';
    await start();
    click('#dead');
    document.querySelector('#clock')?.replaceChildren('12:01');
    await pass(1300);
    expect(events('click')[0]?.outcome).toBe('NONE');
  });

  test('waits no longer when the page is left', async () => {
    await start();
    click('#dead');
    click('#link');
    window.dispatchEvent(new Event('pagehide'));
    await pass(0);
    expect(events('click').map(({ outcome }) => outcome)).toEqual(['UNKNOWN', 'NAVIGATION']);
    expect(events('pageExit')).toHaveLength(1);
  });

  test('of a script, on an ignored element or with the secondary button is none', async () => {
    document.body.innerHTML += '<button id="ours" data-gosight-ignore>x</button>';
    await start();
    document.querySelector('#dead')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    click('#ours');
    click('#dead', { button: 2 });
    await pass(2000);
    expect(events('click')).toEqual([]);
  });
});

describe('privacy', () => {
  test('nothing typed leaves the page, in no string', async () => {
    document.body.innerHTML =
      '<form><label>Name <input id="in" name="n" value="SECRET"></label><textarea id="ta">SECRET</textarea>' +
      '<div id="ce" contenteditable>SECRET</div><select id="se"><option>SECRET</option></select></form>';
    await start();
    for (const selector of ['#in', '#ta', '#ce', '#se', 'form', 'label']) click(selector);
    await pass(2000);
    expect(events('click').length).toBeGreaterThan(4);
    expect(
      batches()
        .flatMap(({ strings }) => strings)
        .filter((text) => text.includes('SECRET')),
    ).toEqual([]);
  });

  test('a blocked page is not recorded, nor named by the next', async () => {
    await start({ privacy: { blockUrls: ['*/account*'] } });
    history.pushState({}, '', '/account/anna');
    click('#dead');
    api.track('on blocked page');
    await pass(2000);
    history.pushState({}, '', '/shop2');
    await pass(500);
    expect(events('customEvent')).toEqual([]);
    expect(events('click')).toEqual([]);
    expect(
      batches()
        .flatMap(({ strings }) => strings)
        .filter((text) => text.includes('account')),
    ).toEqual([]);
    expect(events('pageView').map(({ url }) => new URL(url).pathname)).toEqual(['/shop', '/shop2']);
  });

  test('messages of errors are masked, stacks lose their queries', async () => {
    await start();
    const error = new Error('no user anna@example.com');
    error.stack = `Error: ${error.message}\n at f (https://a.example/app.1234567890.js?sid=SECRET:3:14)`;
    window.dispatchEvent(new ErrorEvent('error', { message: error.message, error }));
    await pass(300);
    const { jsError } = events('jsError')[0]?.body ?? {};
    expect(events('jsError')[0]?.text).toBe('no user [email]');
    expect(
      batches()
        .flatMap(({ strings }) => strings)
        .join(),
    ).not.toMatch(/SECRET|anna@/);
    expect(
      batches()
        .flatMap(({ strings }) => strings)
        .join(),
    ).toContain('app.1234567890.js:3:14');
    expect(jsError?.line).toBe(3);
  });
});

describe('the API', () => {
  test('identifies, tracks and groups within a second', async () => {
    await start();
    api.identify('u1', { plan: 'pro' });
    api.track('buy', { price: 12 });
    api.group('acme');
    api.setCustomAttributes({ theme: 'dark' });
    api.track('later');
    await pass(300);
    expect(events('identify')[0]).toMatchObject({ name: 'u1', properties: { plan: 'pro' } });
    expect(events('customEvent').map(({ name }) => name)).toEqual(['buy', 'later']);
    expect(events('group')[0]?.name).toBe('acme');
    expect(batches().at(-1)).toMatchObject({ userId: 'u1', attributes: { theme: 'dark' } });
    expect(api.getUserId()).toBe('u1');
  });

  test('begins a new session on request and for another user, in batches of its own', async () => {
    await start();
    const first = api.getSessionId();
    api.startNewSession();
    api.identify('u1');
    const second = api.getSessionId();
    api.identify('u2');
    await pass(300);
    expect(new Set([first, second, api.getSessionId()]).size).toBe(3);
    const sessions = [...new Set(batches().map(({ session }) => session))];
    const kinds = sessions.map((id) =>
      batches().flatMap(({ session, events: held }) => (session === id ? held.map(({ kind }) => kind) : [])),
    );
    expect(kinds).toEqual([
      ['sessionStart', 'pageView', 'sessionEnd'],
      ['sessionStart', 'identify', 'sessionEnd'],
      ['sessionStart', 'identify'],
    ]);
    expect(batches().map(({ seq }) => seq)).toEqual(batches().map((_, index) => index));
  });

  test('a pause of 30 minutes ends the session, at the time of the last input', async () => {
    await start();
    const first = api.getSessionId();
    await pass(31 * 60_000);
    document.body.dispatchEvent(byUser(new KeyboardEvent('keydown', { bubbles: true })));
    await pass(300);
    expect(api.getSessionId()).not.toBe(first);
    const [end] = events('sessionEnd');
    const [started] = events('sessionStart');
    expect(Math.abs((end?.at ?? 0) - (started?.at ?? 0))).toBeLessThan(1000);
  });

  test('records nothing while paused', async () => {
    await start();
    api.pause();
    api.track('unseen');
    expect(api.isPaused()).toBe(true);
    api.resume();
    api.track('seen');
    await pass(300);
    expect(events('customEvent').map(({ name }) => name)).toEqual(['seen']);
  });

  test('opting out ends everything, on the next page too; opting in begins anew', async () => {
    await start();
    const visitor = batches()[0]?.visitor;
    api.optOut();
    await pass(300);
    const sent = posts.length;
    api.track('unseen');
    const next = new GoSightApi('https://gs.example');
    next.init('gs_test');
    await pass(6000);
    expect(posts).toHaveLength(sent);
    expect([next.hasOptedOut(), next.getSessionId(), document.cookie.includes(api.getVersion())]).toEqual([
      true,
      undefined,
      false,
    ]);
    next.optIn();
    await pass(300);
    expect(batches().at(-1)?.visitor).not.toBe(visitor);
    next.optOut();
  });

  test('reset forgets user and visitor', async () => {
    await start();
    api.identify('u1');
    const visitor = batches()[0]?.visitor;
    api.reset();
    api.track('after');
    await pass(300);
    expect(api.getUserId()).toBeUndefined();
    const last = batches().at(-1);
    expect([last?.userId, last?.visitor === visitor]).toEqual(['', false]);
  });

  test('flush resolves when the server has everything', async () => {
    await start();
    api.track('one');
    await api.flush();
    expect(events('customEvent')).toHaveLength(1);
  });

  test('beforeSend changes and drops events, and a broken one lets nothing through', async () => {
    const problems: unknown[] = [];
    const beforeSend = (event: GoSightEvent): GoSightEvent | null => {
      if (event.type !== 'custom_event') return event;
      if (event.name === 'break') throw new Error('broken hook');
      return event.name === 'drop' ? null : { ...event, name: `${event.name}!` };
    };
    await start({ hooks: { beforeSend, onError: (error) => problems.push(error) } });
    for (const name of ['keep', 'drop', 'break']) api.track(name);
    await pass(300);
    expect(events('customEvent').map(({ name }) => name)).toEqual(['keep!']);
    expect(problems).toHaveLength(1);
  });

  test('never throws, whatever it is given and whenever', async () => {
    const wild = api as unknown as Record<string, (...values: unknown[]) => unknown>;
    const broken = {
      get bad(): never {
        throw new Error('getter');
      },
    };
    const callAll = () => {
      for (const name of Object.getOwnPropertyNames(GoSightApi.prototype)) {
        if (['constructor', 'optOut'].includes(name)) continue;
        for (const value of [undefined, null, 5, {}, Symbol('x'), broken]) wild[name]?.(value, broken);
      }
    };
    expect(callAll).not.toThrow();
    api.init('gs_test');
    expect(callAll).not.toThrow();
    const { track, flush } = api;
    track('detached');
    await expect(flush()).resolves.toBeUndefined();
  });
});

describe('the script tag', () => {
  test('makes the queued calls in order, and pushes go on working', async () => {
    const host: { GoSight?: unknown } = {
      GoSight: { q: [['init', 'gs_test'], ['identify', 'u1'], ['track', 'first'], ['nonsense'], 'x'] },
    };
    adoptQueue(host, 'https://gs.example');
    const live = host.GoSight as GoSightApi & { q: { push(...calls: unknown[]): void } };
    live.q.push(['track', 'second']);
    live.track('third');
    await pass(300);
    expect(posts[0]?.url).toContain('https://gs.example/v1/batches?k=gs_test');
    expect(events('customEvent').map(({ name }) => name)).toEqual(['first', 'second', 'third']);
    expect(events('identify')[0]?.name).toBe('u1');
    adoptQueue(host, 'https://other.example');
    expect(host.GoSight).toBe(live);
    live.optOut();
  });
});
