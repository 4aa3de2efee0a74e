export { StandaloneError, type StandaloneErrorCode } from './errors.ts';
export { type GoSight, type StartOptions, startGoSight } from './start-gosight.ts';
