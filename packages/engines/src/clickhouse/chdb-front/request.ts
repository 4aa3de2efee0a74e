import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { failure } from './engine-error.ts';
import type { SessionState } from './session-pool.ts';

/** Who may ask. */
export type Credentials = { readonly username: string; readonly password: string };

/** What the URL and the headers of a request say. */
export type FrontRequest = {
  /** The statement, where it stands in the URL; else the body holds it. */
  readonly query: string | undefined;
  readonly queryId: string | undefined;
  readonly format: string;
  readonly state: SessionState;
};

// Parameters of the HTTP interface itself; every other one is a setting.
const CONTROL = new Set([
  'query',
  'database',
  'query_id',
  'default_format',
  'session_id',
  'session_timeout',
  'session_check',
  'close_session',
  'user',
  'password',
  'role',
  'compress',
  'decompress',
  'buffer_size',
  'wait_end_of_query',
  'enable_http_compression',
  'http_zlib_compression_level',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'http_response_buffer_size',
  'client_protocol_version',
  'quota_key',
  'stacktrace',
]);

/** Reads a request; throws ClickHouse's error for a setting that is no name. */
export function parseRequest(request: IncomingMessage, url: URL): FrontRequest {
  const parameters = url.searchParams;
  const settings = new Map([...parameters].filter(([name]) => !CONTROL.has(name)));
  for (const name of settings.keys()) {
    if (!/^\w+$/.test(name)) throw failure(115, `Unknown setting '${name}'`, 'UNKNOWN_SETTING');
  }
  return {
    query: parameters.get('query') ?? undefined,
    queryId: parameters.get('query_id') ?? undefined,
    format: parameters.get('default_format') ?? header(request, 'x-clickhouse-format') ?? 'TabSeparated',
    state: {
      database: parameters.get('database') ?? header(request, 'x-clickhouse-database') ?? 'default',
      settings,
    },
  };
}

/** Throws ClickHouse's own error unless the request names the one user and its password. */
export function authenticate(request: IncomingMessage, credentials: Credentials): void {
  const given = credentialsOf(request);
  const isRight =
    isSame(given.username, credentials.username) && isSame(given.password, credentials.password);
  if (!isRight) throw failure(516, 'Authentication failed: password is incorrect', 'AUTHENTICATION_FAILED');
}

function credentialsOf(request: IncomingMessage): Credentials {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    return {
      username: header(request, 'x-clickhouse-user') ?? '',
      password: header(request, 'x-clickhouse-key') ?? '',
    };
  }
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
