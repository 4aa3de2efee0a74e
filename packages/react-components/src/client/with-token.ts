import { toGoSightError } from '../errors.ts';
import { isTokenProblem } from './to-client-error.ts';
import type { TokenSource } from './token-source.ts';

/** Runs `send` with the current token and, when the server refuses that one, once more with a new one. */
export async function withToken<T>(
  tokens: TokenSource,
  send: (token: string | undefined) => Promise<T>,
): Promise<T> {
  const token = await tokens.current();
  try {
    return await send(token);
  } catch (thrown) {
    if (token === undefined || !isTokenProblem(toGoSightError(thrown))) throw thrown;
    tokens.refused(token);
    return await send(await tokens.current());
  }
}
