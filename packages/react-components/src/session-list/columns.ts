import type { MessageKey } from '../messages/translator.ts';

/** A column of the session list. */
export type SessionColumn =
  | 'started'
  | 'visitor'
  | 'entryPage'
  | 'duration'
  | 'pages'
  | 'clicks'
  | 'errors'
  | 'device';

/** All columns in their order. */
export const SESSION_COLUMNS: readonly SessionColumn[] = [
  'started',
  'visitor',
  'entryPage',
  'duration',
  'pages',
  'clicks',
  'errors',
  'device',
];

/** Numbers stand at the right, so that their digits line up. */
export const NUMBER_COLUMNS: readonly SessionColumn[] = ['duration', 'pages', 'clicks', 'errors'];

/** The catalogue's name of a column's heading. */
export function headingOf(column: SessionColumn): MessageKey {
  return `sessions.${column}`;
}

/** The `data-gs-part` of a column's cells: `cell-entry-page`. */
export function partOf(column: SessionColumn): string {
  return `cell-${column.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
