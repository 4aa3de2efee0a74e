// Each streamed block is a whole document in its format, so only formats without head and foot can be streamed.
const STREAMABLE = new Set([
  'JSONEachRow',
  'JSONCompactEachRow',
  'JSONStringsEachRow',
  'JSONCompactStringsEachRow',
  'CSV',
  'TSV',
  'TabSeparated',
  'TSKV',
  'RowBinary',
  'Native',
  'LineAsString',
  'RawBLOB',
]);

const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;

/** The first word of a statement in upper case, comments left out. */
export function firstWord(sql: string): string {
  return /^\w*/.exec(sql.replace(COMMENTS, ''))?.[0].toUpperCase() ?? '';
}

/** The format that the statement itself asks for, else `fallback`. */
export function outputFormat(sql: string, fallback: string): string {
  return /\bFORMAT\s+(\w+)\s*;?\s*$/i.exec(sql)?.[1] ?? fallback;
}

/** True when the answer may be sent block by block while the engine still works. */
export function isStreamable(sql: string, format: string): boolean {
  return STREAMABLE.has(format) && ['SELECT', 'WITH'].includes(firstWord(sql));
}

/** True for statements that change their session, which here serves other requests afterwards. */
export function changesSession(sql: string): boolean {
  return (
    ['SET', 'USE'].includes(firstWord(sql)) || /^\s*CREATE\s+TEMPORARY\b/i.test(sql.replace(COMMENTS, ''))
  );
}

/** A string literal of ClickHouse. */
export function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** An identifier of ClickHouse. */
export function identifier(value: string): string {
  return `\`${value.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/**
 * Makes an INSERT read its rows from a file. Data written into the statement would end at its first blank line, and what
 * follows would run as SQL.
 */
export function insertFromFile(sql: string, file: string): string {
  const match = /\bFORMAT\s+(\w+)\s*;?\s*$/i.exec(sql);
  const source = `FROM INFILE ${literal(file)} COMPRESSION 'none'`;
  if (match) return `${sql.slice(0, match.index)} ${source} FORMAT ${match[1]}`;
  return `${sql.replace(/\bVALUES\s*;?\s*$/i, '')} ${source} FORMAT Values`;
}

const INLINE_INSERT =
  /^(?<head>\s*INSERT\s+INTO\s+(?:TABLE\s+)?[\w.`"]+\s*(?:\([^()]*\)\s*)?(?:SETTINGS\s[^']*?)?(?:VALUES|FORMAT\s+\w+)\b)(?<rows>[\s\S]+)$/i;

/** Takes an INSERT apart whose rows stand in the statement; undefined for everything else. */
export function inlineInsert(sql: string): { head: string; rows: string } | undefined {
  const { head, rows } = INLINE_INSERT.exec(sql.replace(COMMENTS, ''))?.groups ?? {};
  return head !== undefined && rows?.trim() ? { head, rows: rows.replace(/^\s+/, '') } : undefined;
}
