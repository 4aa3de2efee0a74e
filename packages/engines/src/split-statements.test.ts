import { expect, it } from 'vitest';
import { splitStatements } from './split-statements.ts';

it('splits at semicolons that end a statement', () => {
  expect(splitStatements('SELECT 1;\n\nSELECT 2 ;\nSELECT 3\n')).toEqual([
    'SELECT 1',
    'SELECT 2',
    'SELECT 3',
  ]);
});

it.each([
  ["SELECT ';'"],
  ["SELECT 'it''s;' || 'a\\';'"],
  ['SELECT "a;b", `c;d`'],
  ['SELECT 1 -- not; here\n + 2'],
  ['SELECT /* nor; here */ 1'],
])('leaves %s whole', (sql) => {
  expect(splitStatements(`${sql};`)).toEqual([sql]);
});

it('leaves out statements that are comments alone', () => {
  expect(splitStatements('-- first;\n;SELECT 1; /* last */\n-- end')).toEqual(['SELECT 1']);
  expect(splitStatements('')).toEqual([]);
});
