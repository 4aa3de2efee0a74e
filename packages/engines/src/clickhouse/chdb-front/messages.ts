import type { Credentials } from './request.ts';

/** What the parent tells the child that holds the engine. */
export type ToFront =
  | {
      readonly type: 'start';
      readonly directory: string;
      /** 0 for any free one. */
      readonly port: number;
      readonly credentials: Credentials;
      /** The data directory of a Postgres to end together with us when the parent dies. */
      readonly postgresData: string | null;
    }
  | { readonly type: 'stop' };

/** What the child answers. */
export type FromFront =
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'failed'; readonly message: string };
