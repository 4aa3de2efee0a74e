import { beforeEach, describe, expect, test } from 'vitest';
import { SessionKeeper } from './session-keeper.ts';
import type { VisitorState } from './visitor-state.ts';

const MINUTE = 60_000;
const NOON = new Date(2026, 10, 22, 12, 0, 0).getTime();

/** A browser: what its tabs share, and one lock. */
class TestBrowser {
  now = NOON;
  cookie: VisitorState | undefined;
  mirror: VisitorState | undefined;
  readonly waiting: (() => void)[] = [];
  hasLock = false;

  open() {
    const told: string[] = [];
    const keeper = new SessionKeeper({
      store: {
        load: () => this.cookie && { ...this.cookie },
        loadMirror: () => this.mirror && { ...this.mirror },
        saveCookie: (state) => {
          this.cookie = { ...state };
        },
        save: (state) => {
          this.cookie = { ...state };
          this.mirror = { ...state };
        },
      },
      timeoutMs: 30 * MINUTE,
      now: () => this.now,
      exclusively: (run) => {
        if (this.hasLock) this.waiting.push(run);
        else run();
      },
      onEnd: (reason) => told.push(`end ${reason}`),
      onLeave: () => told.push('leave'),
      onStart: (isNewVisitor) => told.push(isNewVisitor ? 'start new' : 'start'),
      onSettled: (isOurs) => told.push(isOurs ? 'settled' : 'taken over'),
    });
    keeper.start();
    return { keeper, told, id: () => keeper.current().sessionId, visitor: () => keeper.current().visitorId };
  }
}

let browser: TestBrowser;
beforeEach(() => {
  browser = new TestBrowser();
});

describe('a session', () => {
  test('begins with a new visitor on the first visit', () => {
    const tab = browser.open();
    expect(tab.told).toEqual(['start new', 'settled']);
    expect(tab.id()).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
    expect(browser.mirror?.sessionId).toBe(tab.id());
  });

  test('is shared by the pages and tabs that follow', () => {
    const first = browser.open();
    browser.now += 10 * MINUTE;
    const second = browser.open();
    expect(second.id()).toBe(first.id());
    expect(second.told).toEqual([]);
  });

  test('goes on while there is input, and ends after 30 minutes without', () => {
    const tab = browser.open();
    const first = tab.id();
    for (let minutes = 0; minutes < 60; minutes += 20) {
      browser.now += 20 * MINUTE;
      tab.keeper.noteActivity();
    }
    expect(tab.id()).toBe(first);
    browser.now += 30 * MINUTE;
    tab.keeper.noteActivity();
    expect(tab.id()).not.toBe(first);
    expect(tab.told.slice(2)).toEqual(['end IDLE', 'leave', 'start', 'settled']);
  });

  test('is not prolonged by time without input', () => {
    const tab = browser.open();
    browser.now += 29 * MINUTE;
    tab.keeper.save();
    browser.now += 2 * MINUTE;
    const next = browser.open();
    expect(next.id()).not.toBe(tab.id());
    expect(next.visitor()).toBe(tab.visitor());
    expect(next.told).toEqual(['start', 'settled']);
  });

  test('ends at local midnight', () => {
    browser.now = new Date(2026, 10, 22, 23, 59, 50).getTime();
    const tab = browser.open();
    browser.now += 20_000;
    tab.keeper.noteActivity();
    expect(tab.told).toContain('end MIDNIGHT');
  });

  test('ends after 24 hours where midnight did not', () => {
    const tab = browser.open();
    const state = tab.keeper.current() as VisitorState;
    const dayBefore = browser.now - 24 * 60 * MINUTE;
    state.startedAt = dayBefore;
    tab.keeper.noteActivity();
    expect(tab.told.some((told) => told === 'end MIDNIGHT' || told === 'end MAX_AGE')).toBe(true);
  });

  test('stays when a visitor says who they are, and ends when somebody else does', () => {
    const tab = browser.open();
    const first = tab.id();
    tab.keeper.setUser('anna');
    tab.keeper.setUser('anna');
    expect(tab.id()).toBe(first);
    tab.keeper.setUser('bert');
    expect(tab.id()).not.toBe(first);
    expect(tab.told.slice(2)).toEqual(['end USER_CHANGED', 'leave', 'start', 'settled']);
    expect(browser.cookie?.user).toBe('bert');
  });

  test('ends on request, with the same or a new visitor', () => {
    const tab = browser.open();
    const visitor = tab.visitor();
    tab.keeper.setUser('anna');
    tab.keeper.restart();
    expect([tab.visitor(), tab.keeper.current().user]).toEqual([visitor, 'anna']);
    tab.keeper.restartAsNewVisitor();
    expect(tab.visitor()).not.toBe(visitor);
    expect(tab.keeper.current().user).toBe('');
    expect(tab.told.filter((told) => told === 'end MANUAL')).toHaveLength(2);
  });
});

describe('tabs', () => {
  test('that begin at the same time agree on one session and one visitor', () => {
    browser.hasLock = true;
    const first = browser.open();
    browser.cookie = undefined;
    const second = browser.open();
    expect(second.id()).not.toBe(first.id());
    expect([first.keeper.isSettled(), second.keeper.isSettled()]).toEqual([false, false]);
    for (const run of browser.waiting) run();
    expect(second.id()).toBe(first.id());
    expect(second.visitor()).toBe(first.visitor());
    expect(first.told).toEqual(['start new', 'settled']);
    expect(second.told).toEqual(['start new', 'taken over']);
    expect(browser.cookie).toEqual(browser.mirror);
  });

  test('join the session another one began after a pause', () => {
    const first = browser.open();
    const second = browser.open();
    browser.now += 40 * MINUTE;
    second.keeper.noteActivity();
    first.keeper.noteActivity();
    expect(first.id()).toBe(second.id());
    expect(first.told.slice(2)).toEqual(['leave']);
  });

  test('keep a session alive for each other', () => {
    const first = browser.open();
    const second = browser.open();
    const id = first.id();
    browser.now += 20 * MINUTE;
    first.keeper.noteActivity();
    browser.now += 20 * MINUTE;
    second.keeper.noteActivity();
    expect(second.id()).toBe(id);
  });

  test('do not bring back a session that another one ended', () => {
    const first = browser.open();
    const second = browser.open();
    browser.now += 1000;
    second.keeper.restart();
    first.keeper.save();
    expect(browser.cookie?.sessionId).toBe(second.id());
  });

  test('do not take a session over that was ended on purpose', () => {
    const tab = browser.open();
    const ended = tab.id();
    browser.hasLock = true;
    tab.keeper.restart();
    for (const run of browser.waiting) run();
    expect(tab.id()).not.toBe(ended);
    expect(browser.mirror?.sessionId).toBe(tab.id());
  });
});
