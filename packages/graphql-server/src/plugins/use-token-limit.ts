import type { Plugin } from 'graphql-yoga';
import { MAX_TOKENS } from '../limits.ts';

/** Stops reading a document that is too long, before it costs anything. */
export function useTokenLimit(): Plugin {
  return {
    onParse: ({ parseFn, setParseFn }) => {
      setParseFn((source: unknown, options: object) =>
        parseFn(source, { ...options, maxTokens: MAX_TOKENS }),
      );
    },
  };
}
