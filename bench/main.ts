/**
 * `npm run bench`: the figures that the issues set goals for, on this machine, as it is now. `npm run bench -- replay` or
 * `-- skeleton` measures only these.
 */
import { cpus } from 'node:os';
import { measureReplay } from './measure-replay.ts';
import { measureSkeleton } from './measure-skeleton.ts';
import { printTable } from './print-table.ts';

const PARTS = { skeleton: measureSkeleton, replay: measureReplay };

const names = Object.keys(PARTS) as (keyof typeof PARTS)[];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(names as string[]).includes(name));
if (unknown !== undefined)
  throw new Error(`There is no "${unknown}" to measure, only ${names.join(' and ')}.`);

const results = [];
for (const name of names) {
  // One after the other: what runs beside would be measured too.
  if (asked.length === 0 || asked.includes(name)) results.push(...(await PARTS[name]()));
}
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
printTable(results);
