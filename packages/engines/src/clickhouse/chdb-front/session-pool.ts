import { Session } from 'chdb';
import { identifier, literal } from './statement.ts';

/** What a request wants of its session. */
export type SessionState = {
  readonly database: string;
  /** Settings and `param_…` values, as ClickHouse's HTTP interface takes them. */
  readonly settings: ReadonlyMap<string, string>;
};

/** A chdb session that one request uses at a time. */
export type PooledSession = {
  session: Session;
  database: string;
  settings: ReadonlySet<string>;
};

export type SessionPoolOptions = {
  readonly size: number;
  readonly path: string;
  readonly connectionArgs: string[];
};

const DEFAULT_DATABASE = 'default';

/** Sessions of one chdb engine. Requests wait for a free one in the order they came. */
export class SessionPool {
  readonly #options: SessionPoolOptions;
  readonly #idle: PooledSession[];
  readonly #waiting: ((session: PooledSession) => void)[] = [];

  constructor(options: SessionPoolOptions) {
    this.#options = options;
    this.#idle = Array.from({ length: options.size }, () => this.#open());
  }

  async acquire(): Promise<PooledSession> {
    return this.#idle.pop() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Gives a session back; `isSpoilt` when the request may have left state in it that cannot be reset. */
  release(pooled: PooledSession, isSpoilt: boolean): void {
    if (isSpoilt) this.#renew(pooled);
    const next = this.#waiting.shift();
    if (next) next(pooled);
    else this.#idle.push(pooled);
  }

  /** Brings a session into the state that a request asks for, and out of the one the last request left. */
  async prepare(pooled: PooledSession, sql: string, state: SessionState): Promise<void> {
    if (isMissingParameter(pooled, sql, state)) this.#renew(pooled);
    const isUsed = pooled.settings.size > 0;
    try {
      await this.#apply(pooled, state);
    } catch (error) {
      this.#renew(pooled);
      if (!isUsed) throw error;
      // A setting such as readonly = 1 forbids its own reset; a new session tells whether this request is at fault.
      await this.#apply(pooled, state);
    }
  }

  async #apply(pooled: PooledSession, { database, settings }: SessionState): Promise<void> {
    const stale = [...pooled.settings].filter((name) => !settings.has(name) && !name.startsWith('param_'));
    if (stale.length > 0)
      await run(pooled.session, `SET ${stale.map((name) => `${name} = DEFAULT`).join(', ')}`);
    pooled.settings = new Set([...pooled.settings].filter((name) => !stale.includes(name)));
    if (pooled.database !== database) await run(pooled.session, `USE ${identifier(database)}`);
    pooled.database = database;
    const wanted = [...settings].map(([name, value]) => `${name} = ${literal(value)}`);
    pooled.settings = new Set([...pooled.settings, ...settings.keys()]);
    if (wanted.length > 0) await run(pooled.session, `SET ${wanted.join(', ')}`);
  }

  /** Closes every session that is idle. */
  close(): void {
    for (const pooled of this.#idle.splice(0)) pooled.session.close();
  }

  #open(): PooledSession {
    const { path, connectionArgs } = this.#options;
    return {
      session: new Session(path, { connectionArgs }),
      database: DEFAULT_DATABASE,
      settings: new Set(),
    };
  }

  #renew(pooled: PooledSession): void {
    // The new one first: chdb tears its engine down with the last connection.
    const fresh = this.#open();
    pooled.session.close();
    Object.assign(pooled, fresh);
  }
}

async function run(session: Session, sql: string): Promise<void> {
  await session.queryAsync(sql, { format: 'TSV' });
}

/** A query parameter cannot be unset, so a leftover could stand in for one that this request forgot. */
function isMissingParameter(pooled: PooledSession, sql: string, { settings }: SessionState): boolean {
  const used = [...sql.matchAll(/\{\s*(\w+)\s*:/g)].map((match) => `param_${match[1]}`);
  return used.some((name) => pooled.settings.has(name) && !settings.has(name));
}
