import type { PlayerFrame } from '@gosight/player-frame/host';
import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { GoSightError } from '../errors.ts';
import { useLatest } from '../hooks/use-latest.ts';
import { FrameOpenerContext, type Isolation } from '../player-stage/frame-opener.ts';
import { useKit } from '../provider/kit-context.ts';
import { toReplayError } from '../replay-player/replay-frame.ts';
import type { HeatmapData } from './heatmap-data.ts';
import { layOut, type PageLayout, showSnapshot } from './page-picture.ts';

/** Options of {@link usePagePicture}. */
export type PagePictureOptions = {
  heatmap: HeatmapData;
  container: Element | null;
  /** Viewport to lay the page out in; undefined until the stage has a size. */
  viewport: { width: number; height: number } | undefined;
  isolation: Isolation;
  assetOrigins: readonly string[];
};

/** The recorded page behind a heatmap. */
export type PagePicture = {
  /** Undefined until the page is laid out, and where there is none. */
  layout: PageLayout | undefined;
  error: GoSightError | undefined;
  retry: () => void;
  /** Scrolls the page to a top edge, CSS pixels; resolves when it is there. */
  scrollTo: (top: number) => Promise<void>;
};

/** Shows the background of a heatmap in a frame inside `container`, laid out at the wanted width. */
export function usePagePicture(options: PagePictureOptions): PagePicture {
  const { heatmap, container, viewport } = options;
  const [frame, setFrame] = useState<PlayerFrame>();
  const [layout, setLayout] = useState<PageLayout>();
  const [error, setError] = useState<GoSightError>();
  const [attempt, setAttempt] = useState(0);
  const open = useLatest(useOpenBackground(options));
  const latestFrame = useRef<PlayerFrame>(undefined);
  const { background } = heatmap;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens anew.
  useEffect(() => {
    setLayout(undefined);
    setError(undefined);
    if (container === null || background === null) return;
    const ending = new AbortController();
    let opened: PlayerFrame | undefined;
    const destroy = () => opened?.destroy();
    open.current(container, ending.signal).then(
      (ready) => {
        opened = ready;
        if (ending.signal.aborted) return destroy();
        latestFrame.current = ready;
        setFrame(ready);
      },
      (thrown: unknown) => {
        if (!ending.signal.aborted) setError(toReplayError(thrown));
      },
    );
    return () => {
      ending.abort();
      destroy();
      latestFrame.current = undefined;
      setFrame(undefined);
    };
  }, [container, background, attempt, open]);

  const [width, height] = [viewport?.width, viewport?.height];
  useEffect(() => {
    if (frame === undefined || width === undefined || height === undefined) return;
    let isOver = false;
    layOut(frame, { width, height }, heatmap.elements).then(
      (next) => !isOver && setLayout(next),
      (thrown: unknown) => !isOver && setError(toReplayError(thrown)),
    );
    return () => {
      isOver = true;
    };
  }, [frame, width, height, heatmap]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const scrollTo = useCallback(async (top: number) => {
    await latestFrame.current?.scrollTo({ x: 0, y: top }).catch(() => undefined);
  }, []);
  return { layout, error, retry, scrollTo };
}

/** Opens a frame with the background in it; gives up when the signal aborts. */
function useOpenBackground({ heatmap, isolation, assetOrigins }: PagePictureOptions) {
  const { client, translate } = useKit();
  const openFrame = useContext(FrameOpenerContext);
  return async (container: Element, signal: AbortSignal): Promise<PlayerFrame> => {
    const { background } = heatmap;
    if (client === undefined || background === null) throw new Error('Nothing to open.');
    const src = client.locate(background.frameUrl);
    const title = translate('replay.page');
    const opening = openFrame({ container, src, title, isolation, assetOrigins, signal });
    const [frame, bytes] = await Promise.allSettled([opening, client.fetchBytes(background.url, { signal })]);
    if (frame.status === 'rejected') throw frame.reason;
    try {
      if (bytes.status === 'rejected') throw bytes.reason;
      await showSnapshot(frame.value, bytes.value);
      return frame.value;
    } catch (thrown) {
      frame.value.destroy();
      throw thrown;
    }
  };
}
