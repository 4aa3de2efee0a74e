/** An error of the engine or of this front with ClickHouse's own code. */
export type EngineFailure = { readonly code: number; readonly message: string };

const UNKNOWN_EXCEPTION = 1002;

const STATUS_BY_CODE: Record<number, number> = {
  60: 404,
  81: 404,
  159: 408,
  164: 403,
  194: 403,
  202: 503,
  241: 500,
  394: 499,
  497: 403,
  516: 401,
};

/** Reads ClickHouse's code and text out of whatever chdb threw. */
export function toFailure(error: unknown): EngineFailure {
  const message = String(error instanceof Error ? error.message : error).replace(/^Query failed: /, '');
  const code = Number(/Code: (\d+)/.exec(message)?.[1] ?? UNKNOWN_EXCEPTION);
  return {
    code,
    message: message.startsWith('Code: ') ? message : `Code: ${code}. DB::Exception: ${message}`,
  };
}

/** An error that this front raises itself, worded as the server would. */
export function failure(code: number, message: string, name: string): Error {
  return new Error(`Code: ${code}. DB::Exception: ${message} (${name})`);
}

/** The HTTP status that a ClickHouse server answers a code with. */
export function statusOf(code: number): number {
  return STATUS_BY_CODE[code] ?? (code < 100 || [115, 386, 456, 457].includes(code) ? 400 : 500);
}
