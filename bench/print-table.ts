import type { Result } from './result.ts';

/** Prints figures in columns: value with its unit, the goal or another program's figure, and the share of it (below 1 is good). */
export function printTable(results: readonly Result[]): void {
  const rows = results.map(({ name, value, unit, goal, beside }) => [
    name,
    `${format(value)} ${unit}`,
    ...(beside
      ? [`${beside.name} ${format(beside.value)} ${unit}`, (value / beside.value).toFixed(2)]
      : goal === undefined
        ? ['', '']
        : [`≤ ${format(goal)} ${unit}`, (value / goal).toFixed(2)]),
  ]);
  const table = [['figure', 'measured', 'goal or other', 'ratio'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  '));
  }
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
