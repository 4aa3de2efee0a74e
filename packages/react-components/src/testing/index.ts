export { createMockClient, type MockClient, type MockData } from './create-mock-client.ts';
export { liveMetricsFixture, sessionFixture, sessionFixtures } from './fixtures.ts';
export { MockGoSightProvider, type MockGoSightProviderProps } from './MockGoSightProvider.tsx';
