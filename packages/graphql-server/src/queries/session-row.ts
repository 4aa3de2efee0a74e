/** One session as ClickHouse answers it. Times are Unix ms, empty texts mean none. */
export type SessionRow = {
  readonly projectId: string;
  /** Canonical UUID. */
  readonly sessionId: string;
  readonly visitorId: string;
  readonly userId: string;
  readonly groupId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly lastReceivedAt: number;
  readonly revision: number;
  readonly eventCount: number;
  readonly pageViewCount: number;
  readonly clickCount: number;
  readonly errorCount: number;
  readonly entryPath: string;
  readonly exitPath: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly referrer: string;
  readonly utmSource: string;
  readonly utmMedium: string;
  readonly utmCampaign: string;
  readonly utmTerm: string;
  readonly utmContent: string;
  readonly isNewVisitor: boolean;
  readonly isBot: boolean;
  readonly browser: string;
  readonly os: string;
  readonly device: string;
  readonly country: string;
  readonly language: string;
  readonly timeZone: string;
  readonly screenWidth: number;
  readonly screenHeight: number;
  readonly viewportWidth: number;
  readonly viewportHeight: number;
  readonly sampleRate: number;
};
