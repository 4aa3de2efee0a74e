import { createInlineFrame, createPlayerFrame, type PlayerFrame } from '@gosight/player-frame/host';
import { createContext } from 'react';

/** `frame`: a document that your GoSight serves, apart from your page. `inline`: one inside your page. */
export type Isolation = 'frame' | 'inline';

/** How to open the stage of a replay or a heatmap. */
export type OpenFrameOptions = {
  container: Element;
  /** Where the player frame is served. */
  src: string;
  /** What screen readers call it. */
  title: string;
  isolation: Isolation;
  /** Of an inline frame; a served one has its own from its server. */
  assetOrigins: readonly string[];
  signal: AbortSignal;
};

/** Opens a player frame; rejects when it does not answer within 10 s. */
export type OpenFrame = (options: OpenFrameOptions) => Promise<PlayerFrame>;

/** How frames are opened; tests put a simulated one here. */
export const FrameOpenerContext = /* @__PURE__ */ createContext<OpenFrame>((options) => {
  const { container, src, title, isolation, assetOrigins, signal } = options;
  if (isolation === 'frame') return createPlayerFrame({ container, src, title, signal });
  return createInlineFrame({ container, title, assetOrigins: [...assetOrigins] });
});
