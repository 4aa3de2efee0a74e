import Bowser from 'bowser';
import { isbot } from 'isbot';
import { MAX_CACHED_USER_AGENTS } from '../../limits.ts';

export type Device = 'desktop' | 'mobile' | 'tablet' | 'other';

/** What a user agent says; `''` for what it does not. */
export type UserAgent = {
  readonly browser: string;
  /** The major version: minor ones only split groups. */
  readonly browserVersion: string;
  readonly os: string;
  readonly osVersion: string;
  readonly device: Device;
  /** A crawler, a script or nothing said at all. */
  readonly isBot: boolean;
};

/** Makes a parser that remembers the last `MAX_CACHED_USER_AGENTS` user agents. */
export function createUserAgentParser(): (userAgent: string) => UserAgent {
  const cache = new Map<string, UserAgent>();
  return (userAgent) => {
    const parsed = cache.get(userAgent) ?? parseUserAgent(userAgent);
    cache.delete(userAgent);
    cache.set(userAgent, parsed);
    if (cache.size > MAX_CACHED_USER_AGENTS) {
      const oldest = cache.keys().next();
      if (!oldest.done) cache.delete(oldest.value);
    }
    return parsed;
  };
}

/** Analyses a user agent. */
export function parseUserAgent(userAgent: string): UserAgent {
  const text = userAgent.trim();
  if (text === '') {
    return { browser: '', browserVersion: '', os: '', osVersion: '', device: 'other', isBot: true };
  }
  const { browser, os, platform } = Bowser.parse(text);
  return {
    browser: cut(browser.name),
    browserVersion: cut(browser.version?.split('.')[0]),
    os: cut(os.name),
    // Windows says "NT 10.0", which only the version's name makes readable.
    osVersion: cut(os.name === 'Windows' ? os.versionName : os.version),
    device: deviceOf(platform.type),
    isBot: isbot(text) || platform.type === 'bot',
  };
}

function deviceOf(type: string | undefined): Device {
  return type === 'desktop' || type === 'mobile' || type === 'tablet' ? type : 'other';
}

function cut(text = ''): string {
  return text.slice(0, 40);
}
