export { createMockClient, type MockClient, type MockData } from './create-mock-client.ts';
export { liveMetricsFixture, sessionFixture, sessionFixtures } from './fixtures.ts';
export { heatElementFixture, heatmapFixture } from './heatmap-fixtures.ts';
export { MockGoSightProvider, type MockGoSightProviderProps } from './MockGoSightProvider.tsx';
export {
  eventFixture,
  eventFixtures,
  replayFixture,
  type StreamFixtureOptions,
  streamFixture,
} from './replay-fixtures.ts';
