import { describe, expect, it } from 'vitest';
import { MAX_CACHED_USER_AGENTS } from '../../limits.ts';
import { createUserAgentParser, parseUserAgent } from './user-agent.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const PIXEL =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';

describe('parseUserAgent', () => {
  it.each([
    [CHROME, { browser: 'Chrome', browserVersion: '126', os: 'Windows', osVersion: '10', device: 'desktop' }],
    [IPAD, { browser: 'Safari', browserVersion: '17', os: 'iOS', osVersion: '17.5', device: 'tablet' }],
    [PIXEL, { browser: 'Chrome', browserVersion: '126', os: 'Android', osVersion: '14', device: 'mobile' }],
    [MAC, { browser: 'Safari', browserVersion: '17', os: 'macOS', osVersion: '10.15.7', device: 'desktop' }],
  ])('%s', (text, expected) => {
    expect(parseUserAgent(text)).toEqual({ ...expected, isBot: false });
  });

  it.each([
    '',
    ' ',
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    CHROME.replace('Chrome', 'HeadlessChrome'),
  ])('takes %j for a bot', (text) => {
    expect(parseUserAgent(text).isBot).toBe(true);
  });

  it('survives anything', () => {
    for (const text of ['<script>', '('.repeat(500), '\u0000', 'Chrome/'.repeat(70)]) {
      expect(parseUserAgent(text).browser.length).toBeLessThanOrEqual(40);
    }
  });
});

describe('createUserAgentParser', () => {
  it('remembers user agents, and forgets the oldest', () => {
    const parse = createUserAgentParser();
    const first = parse(CHROME);
    expect(parse(CHROME)).toBe(first);
    for (let i = 0; i < MAX_CACHED_USER_AGENTS; i++) parse(`agent ${i}`);
    expect(parse(CHROME)).not.toBe(first);
    expect(parse(CHROME)).toEqual(first);
  });
});
