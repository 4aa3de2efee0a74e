import { SignJWT } from 'jose';
import { EmbedTokenError } from './errors.ts';
import { DEFAULT_EXPIRES_IN, MAX_EXPIRES_IN, MAX_ID_LENGTH } from './limits.ts';
import { importSigningKey, type SigningKey } from './signing-key.ts';

const SCOPES = ['analytics:read', 'replay:read', 'heatmap:read'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a token may read. */
export type EmbedScope = (typeof SCOPES)[number];

/** Narrows a token to the sessions of one person. */
export type EmbedFilter =
  | { readonly userId: string; readonly visitorId?: string }
  | { readonly userId?: string; readonly visitorId: string };

export type CreateEmbedTokenOptions = {
  /** The private key, as an object or JSON text; its `kid` is registered with GoSight. */
  readonly signingKey: SigningKey | string;
  /** The project's id (`Project.projectId` of the API). */
  readonly projectId: string;
  /** What the token may read; at least one. */
  readonly scopes: readonly EmbedScope[];
  /**
   * Narrows everything to one person.
   *
   * @defaultValue none: the whole project
   */
  readonly filter?: EmbedFilter;
  /**
   * The only origin that may use the token, as `https://admin.example.com`.
   *
   * @defaultValue none: any origin
   */
  readonly origin?: string;
  /**
   * Seconds, 1 to 3600.
   *
   * @defaultValue 600
   */
  readonly expiresIn?: number;
};

/** What the kit's `getToken` gives on. */
export type EmbedToken = {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
};

/**
 * Makes a token with which a browser may read one project. Check who asks before you call this.
 *
 * Throws `EmbedTokenError` when an option is wrong.
 */
export async function createEmbedToken(options: CreateEmbedTokenOptions): Promise<EmbedToken> {
  const { projectId, scopes, filter, origin, expiresIn = DEFAULT_EXPIRES_IN } = options;
  const { key, kid } = await importSigningKey(options.signingKey);
  checkProjectId(projectId);
  checkScopes(scopes);
  if (filter !== undefined) checkFilter(filter);
  if (origin !== undefined) checkOrigin(origin);
  checkExpiresIn(expiresIn);

  const issuedAt = Math.floor(Date.now() / 1000);
  const expiresAt = issuedAt + expiresIn;
  const claims = { v: 1, project: projectId, scopes: [...new Set(scopes)], filter, origin };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
    .setAudience('gosight')
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(key);
  return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
}

function checkProjectId(projectId: unknown): void {
  if (typeof projectId === 'string' && projectId !== '' && projectId.length <= MAX_ID_LENGTH) return;
  throw new EmbedTokenError('invalid_project_id', 'projectId must be the id of your project, as prj_….');
}

function checkScopes(scopes: unknown): void {
  const isKnown = (scope: unknown) => SCOPES.some((known) => known === scope);
  if (Array.isArray(scopes) && scopes.length > 0 && scopes.every(isKnown)) return;
  throw new EmbedTokenError(
    'invalid_scopes',
    `scopes must name at least one of ${SCOPES.join(', ')}, nothing else.`,
  );
}

/** Anything odd throws: a filter that got lost on the way would show the whole project to one customer. */
function checkFilter(filter: unknown): void {
  const fail = (message: string) => new EmbedTokenError('invalid_filter', message);
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    throw fail('filter must be an object with userId or visitorId.');
  }
  const entries = Object.entries(filter);
  if (entries.length === 0) throw fail('filter is empty: give userId or visitorId, or leave filter out.');
  for (const [name, value] of entries) {
    if (name !== 'userId' && name !== 'visitorId')
      throw fail(`filter.${name} is not known: use userId or visitorId.`);
    if (typeof value !== 'string' || value === '' || value.length > MAX_ID_LENGTH) {
      throw fail(`filter.${name} must be a text of 1 to ${MAX_ID_LENGTH} characters.`);
    }
    if (name === 'visitorId' && !UUID.test(value)) throw fail('filter.visitorId must be a UUID.');
  }
}

function checkOrigin(origin: unknown): void {
  const isOrigin = typeof origin === 'string' && URL.canParse(origin) && new URL(origin).origin === origin;
  if (isOrigin && /^https?:/.test(origin)) return;
  throw new EmbedTokenError(
    'invalid_origin',
    'origin must be scheme, host and port alone, as https://admin.example.com, without a path or a slash at the end.',
  );
}

function checkExpiresIn(expiresIn: unknown): void {
  if (Number.isInteger(expiresIn) && Number(expiresIn) >= 1 && Number(expiresIn) <= MAX_EXPIRES_IN) return;
  throw new EmbedTokenError('invalid_expires_in', `expiresIn must be 1 to ${MAX_EXPIRES_IN} whole seconds.`);
}
