import { type ReactNode, useState } from 'react';
import { FrameOpenerContext, type OpenFrame } from '../player-stage/frame-opener.ts';
import { GoSightProvider, type GoSightProviderProps } from '../provider/GoSightProvider.tsx';
import { createMockClient, type MockClient, type MockData } from './create-mock-client.ts';
import { createSimulatedFrame } from './create-simulated-frame.ts';

/** Props of {@link MockGoSightProvider}: data, and how it looks. */
export type MockGoSightProviderProps = MockData &
  Omit<GoSightProviderProps, 'endpoint' | 'getToken' | 'client'> & {
    /** A mock client of your own, to change its data later. @defaultValue one made from the other props */
    client?: MockClient | undefined;
  };

/** Opens a frame that shows nothing and keeps the time. */
const openSimulatedFrame: OpenFrame = async () => createSimulatedFrame();

/**
 * A `GoSightProvider` without a server: components below it show the given data, or the fixtures. Replays and heatmaps
 * have everything but the page itself.
 */
export function MockGoSightProvider(props: MockGoSightProviderProps): ReactNode {
  const { sessions, liveMetrics, replay, events, heatmap, error, isLoading, client, ...provider } = props;
  const [own] = useState(() =>
    createMockClient({ sessions, liveMetrics, replay, events, heatmap, error, isLoading }),
  );
  return (
    <FrameOpenerContext.Provider value={openSimulatedFrame}>
      <GoSightProvider {...provider} client={client ?? own} />
    </FrameOpenerContext.Provider>
  );
}
