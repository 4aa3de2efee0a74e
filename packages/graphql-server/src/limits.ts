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

/** Chunks of one recording: what the player frame holds; at one chunk in 5 s it is half a day of watching. */
export const MAX_CHUNKS_PER_REPLAY = 10_000;

/** Times that the documents of one session came into view or left it: far beyond what a person does in a day. */
export const MAX_VISIBILITY_EVENTS = 20_000;

/** Inputs of one session that its activity is counted from: a day of moving the mouse without a rest has 17,000. */
export const MAX_INPUTS_PER_REPLAY = 50_000;

/** Parts of a recording that activity is told for: a bar chart as wide as a player can't show more. */
export const ACTIVITY_BUCKETS = 200;

/** Doing nothing for longer than this is worth skipping, ms: reading a sentence is not. */
export const INACTIVITY_MS = 5_000;

/** Chunks that were announced and not yet looked up for a subscriber; beyond, he finds the rest in the manifest. */
export const MAX_PENDING_CHUNKS = 1_000;

/** Announced chunks looked up by one query: their ids fit into `MAX_BOUND_BYTES`. */
export const MAX_CHUNKS_PER_LOOKUP = 200;

/** Side of a heatmap cell, CSS px: a third of a fingertip; larger ones blur neighbouring links. */
export const HEATMAP_CELL_PX = 10;

/** Cells of one heatmap: the hottest; more can't be told apart on a screen. */
export const MAX_HEATMAP_CELLS = 5_000;

/** Elements of one heatmap: a ranking nobody reads further. */
export const MAX_HEATMAP_ELEMENTS = 100;

/** Places within one element: 2 % of its width and height apart, of which a button shows a dozen. */
export const MAX_ELEMENT_POINTS = 200;

/** The grid of the places within an element, per mille of its width and height. */
export const ELEMENT_POINT_PER_MILLE = 20;

/** Viewport widths that a heatmap tells of: the layouts that are worth switching between. */
export const MAX_HEATMAP_WIDTHS = 10;

/** A viewport's width or a page's height that is believed, CSS px: the tallest page that the player frame lays out. */
export const MAX_PAGE_PX = 32_767;

/** Bytes of a chunk after gzip that a page snapshot is made of: what the player frame takes; a page of 25,000 nodes has 6 MB. */
export const MAX_SNAPSHOT_RAW_BYTES = 32 * 1024 * 1024;

/** Nodes of a page snapshot: what the player frame shows. */
export const MAX_SNAPSHOT_NODES = 300_000;

/** Levels of a page snapshot: browsers parse 512; beyond, neither JSON nor the frame could recurse. */
export const MAX_SNAPSHOT_DEPTH = 1_000;

/** How long after its snapshot a page's style sheets may be told, ms: shadow roots tell theirs a turn later. */
export const SNAPSHOT_STYLES_MS = 2_000;

/** Page snapshots that are made at once: each may hold a whole page several times in memory. */
export const MAX_SNAPSHOTS_AT_ONCE = 2;

/** How long a browser may keep a page snapshot without asking, s: a day, after which better masking reaches it. */
export const PAGE_SNAPSHOT_MAX_AGE_SECONDS = 86_400;

/** How long a browser may remember what a preflight said, s: the most that any browser takes. */
export const PREFLIGHT_MAX_AGE_SECONDS = 86_400;

/** The highest sequence of a chunk: what its column holds. */
export const MAX_SEQUENCE = 0xffff_ffff;
