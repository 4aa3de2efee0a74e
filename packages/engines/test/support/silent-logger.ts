import { createLogger } from '../../src/logger.ts';

/** A logger that says nothing. */
export const silentLogger = createLogger('silent');
