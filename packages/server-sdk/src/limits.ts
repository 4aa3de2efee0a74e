/** Life of a token without `expiresIn`, seconds: long enough to renew calmly, short enough to lose. */
export const DEFAULT_EXPIRES_IN = 600;

/** The longest life that a GoSight server accepts, seconds: the token stands in a browser. */
export const MAX_EXPIRES_IN = 3_600;

/** Characters of a user id or project id: what a GoSight server accepts. */
export const MAX_ID_LENGTH = 200;
