import { GoSightError } from '../errors.ts';
import { TOKEN_MIN_USE_MS, TOKEN_RENEW_BEFORE_MS, TOKEN_TIMEOUT_MS } from '../limits.ts';
import { withTimeout } from './with-timeout.ts';

/** An embed token as the host's server made it (`createEmbedToken` of `@gosight/server-sdk`). */
export type EmbedToken = {
  /** The JWT; sent as a bearer token, never put into a URL or stored. */
  token: string;
  /** When it ends, ISO 8601; it is renewed 30 s before. */
  expiresAt: string;
};

/** Asks the host's own server for an embed token. */
export type GetToken = () => Promise<EmbedToken>;

/** Holds the current token and renews it. */
export type TokenSource = {
  /** The current token; undefined where the host gave no `getToken` (a same-origin cookie may do). */
  current(): Promise<string | undefined>;
  /** Forgets a token that the server refused, unless it was replaced meanwhile. */
  refused(token: string): void;
};

type Held = { token: string; renewAt: number };

/** A token source over `getToken`: at most one call in flight, however many requests wait for it. */
export function createTokenSource(getToken: GetToken | undefined, now: () => number = Date.now): TokenSource {
  let held: Held | undefined;
  let renewal: Promise<Held> | undefined;

  async function renew(ask: GetToken): Promise<Held> {
    const answer = await askForToken(ask);
    const endsAt = Date.parse(answer.expiresAt);
    const renewAt = Number.isNaN(endsAt) ? Number.POSITIVE_INFINITY : endsAt - TOKEN_RENEW_BEFORE_MS;
    return { token: answer.token, renewAt: Math.max(renewAt, now() + TOKEN_MIN_USE_MS) };
  }

  return {
    async current() {
      if (getToken === undefined) return undefined;
      if (held !== undefined && now() < held.renewAt) return held.token;
      renewal ??= renew(getToken).finally(() => {
        renewal = undefined;
      });
      held = await renewal;
      return held.token;
    },
    refused(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

async function askForToken(getToken: GetToken): Promise<EmbedToken> {
  let answer: EmbedToken | undefined;
  try {
    answer = await withTimeout(getToken(), TOKEN_TIMEOUT_MS);
  } catch (cause) {
    throw new GoSightError(
      'token_missing',
      'getToken failed: look at the endpoint of your server it calls.',
      {
        cause,
        // The host's server may be away for a moment, as ours may.
        isRetryable: true,
      },
    );
  }
  if (typeof answer?.token !== 'string' || answer.token === '') {
    throw new GoSightError('token_missing', 'getToken must resolve to { token, expiresAt }.');
  }
  return answer;
}
