/** First byte of a log record: lets a reader refuse a layout it does not know. */
export const RECORD_VERSION = 1;
