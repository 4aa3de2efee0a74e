import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  visit,
} from 'graphql';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { ApiError } from '../errors.ts';
import { MAX_ALIASES, MAX_COST, MAX_DEPTH } from '../limits.ts';

/** An operation about to run. */
export type Operation = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Record<string, unknown> | null | undefined;
};

/** Refuses an operation that costs, nests or aliases too much, before anything of it runs. */
export function useOperationLimits(): Plugin {
  return {
    onExecute: ({ args, setResultAndStopExecution }) => {
      const error = limitError(args);
      if (error) setResultAndStopExecution({ errors: [toGraphqlError(error)] });
    },
    onSubscribe: ({ args, setResultAndStopExecution }) => {
      const error = limitError(args);
      if (error) setResultAndStopExecution({ errors: [toGraphqlError(error)] });
    },
  };
}

/** Why the operation is refused, or undefined. */
export function limitError({
  schema,
  document,
  operationName,
  variableValues,
}: Operation): Error | undefined {
  const operation = getOperationAST(document, operationName);
  // Without an operation to run, execution says so better.
  if (!operation) return undefined;
  const aliases = countAliases(document);
  if (aliases > MAX_ALIASES) return overLimit('aliases', aliases, MAX_ALIASES);
  // Only what will run: the first operation of the document need not be it.
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const alone: DocumentNode = { ...document, definitions: [operation, ...fragments] };
  try {
    const { complexity, depth } = complexityFromQuery(alone, { schema, variables: variableValues ?? {} });
    if (depth > MAX_DEPTH) return overLimit('depth', depth, MAX_DEPTH);
    if (complexity > MAX_COST) return overLimit('cost', complexity, MAX_COST);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function toGraphqlError(error: Error): GraphQLError {
  return createGraphQLError(error.message, { originalError: error });
}

function overLimit(what: string, actual: number, max: number): ApiError {
  return new ApiError('COST_LIMIT', `The operation's ${what} is ${actual}, at most ${max} is allowed.`);
}

function countAliases(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Field: ({ alias }) => {
      if (alias) count += 1;
    },
  });
  return count;
}
