/** What a credential may do; stands so in embed tokens. */
export const PERMISSIONS = ['analytics:read', 'replay:read', 'heatmap:read', 'settings:write'] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** The person that an embed token is narrowed to. At least one of the two is set. */
export type VisitorFilter = { readonly userId?: string | undefined; readonly visitorId?: string | undefined };

/** Who asks. */
export type Viewer = {
  readonly kind: 'user' | 'api_key' | 'embed_token';
  /** Tells credentials apart, for limits; never shown. */
  readonly id: string;
  /** The one project that the credential names. */
  readonly projectId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Narrows everything that is read to one person. */
  readonly filter?: VisitorFilter;
  /** Unix ms at which the credential ends; undefined: never. */
  readonly expiresAt?: number;
  /** Whether the credential has not been revoked since, as of `CREDENTIAL_TTL_MS` ago. */
  isStillValid(): Promise<boolean>;
};
