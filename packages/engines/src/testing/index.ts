export { openTestEngines, type TestEngines } from './open-test-engines.ts';
export { openTestLog } from './open-test-log.ts';
