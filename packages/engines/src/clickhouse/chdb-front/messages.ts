import type { ProcessIdentity } from '../../process/process-identity.ts';
import type { Credentials } from './request.ts';

/** What the parent tells the child that holds the engine. */
export type ToFront =
  | {
      readonly type: 'start';
      readonly directory: string;
      readonly port: number;
      readonly credentials: Credentials;
    }
  /** A process to end together with us when the parent dies. */
  | { readonly type: 'guard'; readonly identity: ProcessIdentity }
  | { readonly type: 'stop' };

/** What the child answers. */
export type FromFront =
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'failed'; readonly message: string };
