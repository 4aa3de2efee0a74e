import { type ReactNode, useState } from 'react';
import { GoSightProvider, type GoSightProviderProps } from '../provider/GoSightProvider.tsx';
import { createMockClient, type MockClient, type MockData } from './create-mock-client.ts';

/** Props of {@link MockGoSightProvider}: data, and how it looks. */
export type MockGoSightProviderProps = MockData &
  Omit<GoSightProviderProps, 'endpoint' | 'getToken' | 'client'> & {
    /** A mock client of your own, to change its data later. @defaultValue one made from the other props */
    client?: MockClient | undefined;
  };

/** A `GoSightProvider` without a server: components below it show the given data, or the fixtures. */
export function MockGoSightProvider(props: MockGoSightProviderProps): ReactNode {
  const { sessions, liveMetrics, error, isLoading, client, ...provider } = props;
  const [own] = useState(() => createMockClient({ sessions, liveMetrics, error, isLoading }));
  return <GoSightProvider {...provider} client={client ?? own} />;
}
