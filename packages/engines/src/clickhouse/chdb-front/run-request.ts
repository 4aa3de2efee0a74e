import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from 'chdb';
import { splitStatements } from '../../split-statements.ts';
import { type InsertFiles, readStatement } from './body.ts';
import { failure } from './engine-error.ts';
import type { FrontRequest } from './request.ts';
import { firstWord, inlineInsert, insertFromFile, isStreamable, outputFormat } from './statement.ts';

/** One request with the session it runs in. */
export type Run = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly parsed: FrontRequest;
  readonly sql: string;
  readonly session: Session;
  /** Stands as a comment before the statement, by which a KILL QUERY finds it. */
  readonly tag: string;
  readonly files: InsertFiles;
  readonly heads: Record<string, string>;
};

/** The statement of a request: in the URL, in the body, or begun in one and ended in the other. */
export async function statementOf(request: IncomingMessage, { query }: FrontRequest): Promise<string> {
  if (query !== undefined && (firstWord(query) === 'INSERT' || request.method === 'GET')) return query;
  const body = await readStatement(request);
  const sql = query === undefined ? body : `${query}\n${body}`;
  if (firstWord(sql) !== 'INSERT' && splitStatements(sql).length > 1) {
    throw failure(62, 'Multi-statements are not allowed', 'SYNTAX_ERROR');
  }
  return sql;
}

/** Runs a statement in its prepared session and answers it; throws the engine's error while nothing is sent. */
export async function runRequest(run: Run): Promise<void> {
  const { parsed, sql } = run;
  if (parsed.query !== undefined && firstWord(sql) === 'INSERT') return insertBody(run);
  const inline = inlineInsert(sql);
  if (inline) {
    const insert = (file: string) => execute(run, insertFromFile(inline.head, file));
    return run.files.withText(inline.rows, insert);
  }
  const format = outputFormat(sql, parsed.format);
  if (isStreamable(sql, format)) return streamResult(run, format);
  return execute(run, sql);
}

function insertBody(run: Run): Promise<void> {
  return run.files.withBody(run.request, (file) => execute(run, insertFromFile(run.sql, file)));
}

async function execute({ session, response, parsed, heads, tag }: Run, sql: string): Promise<void> {
  const result = await session.queryAsync(`/*${tag}*/ ${sql}`, { format: parsed.format });
  const format = outputFormat(sql, parsed.format);
  response.writeHead(200, { ...heads, ...formatHeads(format) });
  response.end(result.bytes());
}

async function streamResult({ session, response, sql, heads, tag }: Run, format: string): Promise<void> {
  const blocks = session.queryStream(`/*${tag}*/ ${sql}`, { format })[Symbol.asyncIterator]();
  // The first block decides: an error is a status, later ones can only break the stream.
  let next = await blocks.next();
  const exceptionTag = randomBytes(8).toString('hex');
  response.writeHead(200, { ...heads, ...formatHeads(format), 'X-ClickHouse-Exception-Tag': exceptionTag });
  try {
    for (; !next.done && !response.destroyed; next = await blocks.next()) {
      if (!response.write(next.value.raw())) await drained(response);
    }
    await blocks.return?.();
  } catch (error) {
    response.write(exceptionBlock(exceptionTag, String(error instanceof Error ? error.message : error)));
  }
  response.end();
}

/** ClickHouse's way to tell of an error after the status was sent. */
function exceptionBlock(tag: string, text: string): string {
  const message = `${text}\n`;
  const size = Buffer.byteLength(message);
  return `\r\n__exception__\r\n${tag}\r\n${message}${size} ${tag}\r\n__exception__\r\n`;
}

async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return;
  const closed = new AbortController();
  const stop = () => closed.abort();
  response.once('close', stop);
  await once(response, 'drain', { signal: closed.signal }).catch(() => undefined);
  response.off('close', stop);
}

function formatHeads(format: string): Record<string, string> {
  return { 'X-ClickHouse-Format': format, 'Content-Type': contentType(format) };
}

function contentType(format: string): string {
  if (/^JSON.*EachRow/.test(format)) return 'application/x-ndjson; charset=UTF-8';
  if (format.startsWith('JSON')) return 'application/json; charset=UTF-8';
  return /^(RowBinary|Native|Parquet|Arrow)/.test(format)
    ? 'application/octet-stream'
    : 'text/plain; charset=UTF-8';
}
