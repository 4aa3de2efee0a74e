import type { KeyboardEvent } from 'react';

const FOCUSABLE = 'button, a[href], [tabindex]';

/** The place among its table body's rows of the row an element stands in; -1 outside of one. */
export function rowIndexOf(element: Element): number {
  const row = element.closest('tr');
  return row === null ? -1 : bodyRows(row).indexOf(row);
}

/** Moves the focus between the rows of a table body: up, down, Home, End. */
export function walkRows(event: KeyboardEvent): void {
  const row = (event.target as Element).closest('tr');
  if (row === null) return;
  const rows = bodyRows(row);
  const index = rows.indexOf(row);
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  rows[target]?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}

function bodyRows(row: Element): Element[] {
  return [...(row.parentElement?.children ?? [])];
}
