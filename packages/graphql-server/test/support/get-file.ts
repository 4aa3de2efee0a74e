import type { TestApi } from './open-test-api.ts';

/** An answer of an endpoint that is not GraphQL. */
export type FileAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** Of an error, else undefined. */
  readonly code: string | undefined;
  readonly reason: string | undefined;
};

/** Gets a path, or a whole URL, of the server. */
export async function getFile(
  api: TestApi,
  path: string,
  { as, headers, method = 'GET' }: { as?: string; headers?: Record<string, string>; method?: string } = {},
): Promise<FileAnswer> {
  const response = await fetch(new URL(path, api.url), {
    method,
    headers: { ...(as === undefined ? {} : { authorization: `Bearer ${as}` }), ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { error } = response.status < 400 ? { error: undefined } : JSON.parse(bytes.toString());
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    code: error?.code,
    reason: error?.reason,
  };
}
