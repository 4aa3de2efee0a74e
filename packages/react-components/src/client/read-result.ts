import { GoSightError } from '../errors.ts';
import { fromGraphqlError, fromHttpStatus, type GraphqlErrorShape } from './to-client-error.ts';

/** A GraphQL execution result. */
export type ExecutionResult = { data?: unknown; errors?: GraphqlErrorShape[] };

/** The data of a JSON answer; throws a `GoSightError` for anything else. */
export async function readJsonResult(response: Response, hadToken: boolean): Promise<unknown> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw fromHttpStatus(response.status, hadToken);
  }
  if (!isExecutionResult(body)) throw fromHttpStatus(response.status, hadToken);
  return dataOf(body, hadToken, response.status);
}

/** The data of an execution result; throws its first error. */
export function dataOf(result: ExecutionResult, hadToken: boolean, status?: number): unknown {
  const error = result.errors?.[0];
  if (error !== undefined) throw fromGraphqlError(error, hadToken, status);
  if (result.data === undefined || result.data === null) {
    throw new GoSightError('server_error', 'The server answered without data.', { status });
  }
  return result.data;
}

/** Whether a parsed answer has the shape of an execution result. */
export function isExecutionResult(body: unknown): body is ExecutionResult {
  return typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
}
