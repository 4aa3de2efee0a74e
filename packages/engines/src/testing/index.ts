export { openTestEngines, type TestEngines } from './open-test-engines.ts';
