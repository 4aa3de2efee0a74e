const STREAM_ID = /^[0-9a-f]{16}$/i;

/** SQL that writes a stream or tab id as the API has it: 16 hex digits. */
export function hexIdSql(column: 'stream_id' | 'tab_id'): string {
  return `leftPad(lower(hex(${column})), 16, '0')`;
}

/** The stored decimal text of an id of 16 hex digits; undefined when the text is none. */
export function parseStreamId(text: string): string | undefined {
  return STREAM_ID.test(text) ? BigInt(`0x${text}`).toString() : undefined;
}

/** The id of 16 hex digits of a stored decimal text. */
export function toHexId(decimal: string): string {
  return BigInt(decimal).toString(16).padStart(16, '0');
}
