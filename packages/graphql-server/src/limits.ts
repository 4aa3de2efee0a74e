/** Rows of a session list in one page: what a table can show without hurting the reader's browser. */
export const MAX_SESSIONS_PER_PAGE = 100;

/** Events in one page: a screen of a long session; the next page is one cursor away. */
export const MAX_EVENTS_PER_PAGE = 500;

/** Page views of one session: far beyond a person's session, so only robots are cut. */
export const MAX_PAGE_VIEWS_PER_SESSION = 200;

/** Errors of one session: a page that throws in a loop must not fill the answer. */
export const MAX_ERRORS_PER_SESSION = 100;

/** Ids that `nodes` loads at once: one page of a list. */
export const MAX_NODES = 100;

/** The range of a session list without `filter.range`, ms: a week, the question people ask most. */
export const DEFAULT_RANGE_MS = 7 * 86_400_000;

/** The longest range of a query, ms: a year compared with the same month of the year before. */
export const MAX_RANGE_MS = 400 * 86_400_000;

/** Characters of one filter value: the longest URL path that is worth finding. */
export const MAX_FILTER_TEXT = 500;

/** Entries of one filter list: more than there are countries to tick by hand. */
export const MAX_FILTER_LIST = 50;

/** Bytes of all bound values of a query as they stand in the request line: Node's HTTP refuses a head over 16 KB. */
export const MAX_BOUND_BYTES = 8_000;

/** Seconds that ClickHouse may work on one query: beyond it a person has given up. */
export const MAX_QUERY_SECONDS = 10;

/** Memory of one query, bytes: several must fit beside each other on a small machine. */
export const MAX_QUERY_MEMORY = 1_000_000_000;

/** Bytes of one answer of ClickHouse: a full page of sessions with all their stacks must not fill our memory. */
export const MAX_RESULT_BYTES = 50_000_000;

/** Rows of one answer of ClickHouse: page views and exits of a full page of sessions are 40,000. */
export const MAX_RESULT_ROWS = 100_000;

/** How far a session's `day` may lie before its start, days: clamped to 8 before reception, and a day of clock error. */
export const SESSION_DAY_MARGIN_BEFORE = 9;

/** How far a session's `day` may lie after its start, days: 7 days offline, a day's session, a day ahead, a day of clock error. */
export const SESSION_DAY_MARGIN_AFTER = 10;

/** How long events follow a session's start, ms: a session ends after 24 h; a second day covers clocks that were corrected. */
export const SESSION_MAX_AGE_MS = 2 * 86_400_000;

/** A session is closed when nothing was accepted for this long, ms: 30 min of idleness and 2 min for the last batch. */
export const SESSION_CLOSED_AFTER_MS = 32 * 60_000;

/** Cost of an operation, about one per returned value: a page of 100 sessions with all plain fields costs 3,600. */
export const MAX_COST = 20_000;

/** What a field costs that asks ClickHouse by itself: 100 sessions with their events are half of an operation's budget. */
export const QUERY_COST = 100;

/** Levels of nesting: the deepest useful question has 9. */
export const MAX_DEPTH = 12;

/** Aliases in a document: a dashboard asks a dozen questions at once, an attacker thousands. */
export const MAX_ALIASES = 50;

/** Tokens in a document: ten times the largest operation of the kit. */
export const MAX_TOKENS = 2_000;

/** Bytes of a request body: operations are a few KB. */
export const MAX_BODY_BYTES = 100_000;

/** Subscriptions that one credential may hold open: tabs of one person, or screens of one office behind one API key. */
export const MAX_SUBSCRIPTIONS_PER_VIEWER = 50;

/** Live metrics are sent to a subscriber at most once in this time, ms: a person reads no faster. */
export const LIVE_INTERVAL_MS = 1_000;

/** How often a subscription asks whether its credential still holds, ms: a revoked key is gone within seconds. */
export const CREDENTIAL_CHECK_MS = 2_500;

/** How long a looked-up credential is trusted, ms: spares Postgres a query per request, delays a revocation by no more. */
export const CREDENTIAL_TTL_MS = 2_000;

/** Looked-up credentials kept, unknown ones too: bounds the memory that guessing can take. */
export const MAX_CACHED_CREDENTIALS = 10_000;

/** The longest life of an embed token, seconds: it stands in a browser. */
export const MAX_EMBED_TOKEN_SECONDS = 3_600;

/** How far the customer's clock may differ from ours, seconds. */
export const CLOCK_TOLERANCE_SECONDS = 30;

/** Characters of a credential: an embed token is under 1 KB. */
export const MAX_CREDENTIAL_LENGTH = 4_096;
