import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Session } from 'chdb';
import { CHDB_KEEP_ALIVE_MS, CHDB_KILL_INTERVAL_MS } from '../../limits.ts';
import { sleep } from '../../process/sleep.ts';
import { InsertFiles } from './body.ts';
import { statusOf, toFailure } from './engine-error.ts';
import { authenticate, type Credentials, parseRequest } from './request.ts';
import { runRequest, statementOf } from './run-request.ts';
import { SessionPool } from './session-pool.ts';
import { changesSession, literal } from './statement.ts';

export type FrontServerOptions = {
  /** The directory of the engine's data. */
  readonly dataPath: string;
  /** An own directory for the rows of inserts on their way. */
  readonly insertPath: string;
  readonly configFile: string;
  readonly sessions: number;
  readonly credentials: Credentials;
};

/** ClickHouse's HTTP interface over a chdb engine in this process, as far as `@clickhouse/client` uses it. */
export class FrontServer {
  readonly #options: FrontServerOptions;
  readonly #pool: SessionPool;
  /** Kills queries while all others are busy. */
  readonly #admin: Session;
  readonly #files: InsertFiles;
  readonly #server: Server;
  readonly #version: string;
  readonly #timezone: string;

  /** Opens the engine; throws chdb's error, code 76 when another process has the directory open. */
  constructor(options: FrontServerOptions) {
    this.#options = options;
    const connectionArgs = [`--config-file=${options.configFile}`];
    this.#pool = new SessionPool({ size: options.sessions, path: options.dataPath, connectionArgs });
    this.#admin = new Session(options.dataPath, { connectionArgs });
    this.#files = new InsertFiles(options.insertPath);
    this.#version = this.#admin.query('SELECT version()', 'TSV').trim();
    this.#timezone = this.#admin.query('SELECT timezone()', 'TSV').trim();
    this.#server = createServer(
      { keepAliveTimeout: CHDB_KEEP_ALIVE_MS, requestTimeout: 0 },
      (request, response) => {
        this.#handle(request, response).catch((error: unknown) => this.#answerError(response, error));
      },
    );
  }

  /** Listens on a port of the loopback interface, any free one for 0, and returns it. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Takes no more requests, waits for those that run, and closes the engine. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeIdleConnections();
    await closed;
    this.#pool.close();
    this.#admin.close();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://front');
    if (url.pathname === '/ping') {
      response.end('Ok.\n');
      return;
    }
    authenticate(request, this.#options.credentials);
    const parsed = parseRequest(request, url);
    const sql = await statementOf(request, parsed);
    const pooled = await this.#pool.acquire();
    const tag = randomUUID();
    try {
      if (!response.destroyed) await this.#pool.prepare(pooled, sql, parsed.state);
      // Gone while it waited or was prepared: nobody would be told to kill what starts now.
      if (response.destroyed) return;
      const killing = this.#killWhenAbandoned(response, tag);
      try {
        const heads = this.#heads(parsed.queryId ?? tag);
        const { session } = pooled;
        await runRequest({ request, response, parsed, sql, session, tag, files: this.#files, heads });
      } finally {
        killing.stop();
      }
    } finally {
      // A query that was broken off stays in its session, with all it holds, until the session is closed.
      const isBrokenOff = response.destroyed && !response.writableFinished;
      this.#pool.release(pooled, isBrokenOff || changesSession(sql));
    }
  }

  #heads(queryId: string): Record<string, string> {
    return {
      'X-ClickHouse-Query-Id': queryId,
      'X-ClickHouse-Timezone': this.#timezone,
      'X-ClickHouse-Server-Display-Name': 'gosight-embedded',
    };
  }

  #killWhenAbandoned(response: ServerResponse, tag: string): { stop(): void } {
    const over = new AbortController();
    const onClose = () => {
      this.#kill(tag, over.signal).catch(() => undefined);
    };
    response.once('close', onClose);
    return {
      stop: () => {
        response.off('close', onClose);
        over.abort();
      },
    };
  }

  /** Repeats the kill until the query is over: the engine may not have known it yet the first time. */
  async #kill(tag: string, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await this.#admin.queryAsync(`KILL QUERY WHERE query LIKE ${literal(`/*${tag}*/%`)} ASYNC`, {
        format: 'TSV',
      });
      await sleep(CHDB_KILL_INTERVAL_MS, over);
    }
  }

  #answerError(response: ServerResponse, error: unknown): void {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const { code, message } = toFailure(error);
    response.writeHead(statusOf(code), {
      'X-ClickHouse-Exception-Code': String(code),
      'Content-Type': 'text/plain; charset=UTF-8',
    });
    response.end(`${message} (version ${this.#version} (embedded))\n`);
  }
}
