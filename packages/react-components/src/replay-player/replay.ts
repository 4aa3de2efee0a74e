/** From a moment (included) to a moment (not included), ms since the start of the replay. */
export type TimeSpan = { from: number; to: number };

/** Width and height in CSS pixels. */
export type Size = { width: number; height: number };

/** A chunk of a recording as the manifest lists it; times are ms since the start of the replay. */
export type ReplayChunk = {
  sequence: number;
  from: number;
  to: number;
  hasFullSnapshot: boolean;
  eventCount: number;
  /** Size of what is fetched. */
  bytes: number;
  encoding: 'gzip' | 'identity';
  /** What was added to the times inside to get server time, in ms. */
  clockOffset: number;
  isDamaged: boolean;
  /** Where its bytes are. */
  url: string;
};

/** What was recorded of one document. */
export type ReplayStream = {
  streamId: string;
  tabId: string;
  path: string;
  /** When it was to be seen; another tab may have been in front. */
  visible: TimeSpan[];
  viewport: Size;
  chunks: ReplayChunk[];
};

/** A page that was opened, by a load or a route of the app. */
export type ReplayPage = { time: number; url: string; path: string; title: string | null };

/** A recorded session. */
export type Replay = {
  startedAt: Date;
  /** Ms. */
  duration: number;
  /** False while more may arrive. */
  isComplete: boolean;
  streams: ReplayStream[];
  pages: ReplayPage[];
  /** When nobody did anything. */
  inactivity: TimeSpan[];
  /** Interactions in equal parts of the whole duration. */
  activity: number[];
  /** Parts that the server knows to be lost. */
  gaps: TimeSpan[];
  /** Addresses of images, fonts and style sheets that are not part of the recording. */
  missingAssets: string[];
  /** The player frame that fits the recording. */
  frameUrl: string;
};
