/**
 * Stands in every cache key of one client, so that another server's answers are never taken for this one's. SWR tells
 * what is no plain object apart by identity; it knows plain ones by their tag or their constructor.
 */
export class CacheScope {
  readonly [Symbol.toStringTag] = 'CacheScope';
}
