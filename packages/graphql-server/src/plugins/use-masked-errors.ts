import type { Logger } from '@gosight/engines';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { maskError } from '../mask-error.ts';
import type { RequestIds } from './use-request-id.ts';

/** Passes every error of every answer through `maskError`. */
export function useMaskedErrors(logger: Logger, requestIds: RequestIds): Plugin {
  return {
    onResultProcess: ({ request, result, setResult }) => {
      const requestId = requestIds.get(request) ?? '';
      const mask = (one: ExecutionResult): ExecutionResult =>
        one.errors
          ? { ...one, errors: one.errors.map((error) => maskError(error, { logger, requestId })) }
          : one;
      if (isAsyncIterable<ExecutionResult>(result)) setResult(mapStream(result, mask) as never);
      else if (Array.isArray(result)) setResult(result.map(mask) as never);
      else setResult(mask(result as { errors?: GraphQLError[] }) as never);
    },
  };
}

/** Maps a stream value by value; ending it ends the source at once. */
function mapStream<Value>(source: AsyncIterable<Value>, map: (value: Value) => Value): AsyncIterable<Value> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      return {
        next: async () => {
          const result = await iterator.next();
          return result.done ? result : { done: false, value: map(result.value) };
        },
        return: async () => {
          await iterator.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
