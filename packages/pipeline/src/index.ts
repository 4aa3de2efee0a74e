export { IngestError, type IngestErrorCode } from './errors.ts';
export { createIngest, type IngestOptions } from './ingest/http.ts';
export type { DeadLetter } from './process/dead-letter.ts';
export { type Processors, type RunProcessorsOptions, runProcessors } from './process/run-processors.ts';
export { TOPICS } from './topics.ts';
