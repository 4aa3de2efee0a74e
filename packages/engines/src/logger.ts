import { pino } from 'pino';

/** What our servers log with; pino's own shape, so that a test can pass its own. */
export type Logger = {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/**
 * Structured logs on standard error.
 *
 * @param level - pino's level name; `silent` for none
 */
export function createLogger(level: string): Logger {
  return pino({ level }, pino.destination(2));
}
