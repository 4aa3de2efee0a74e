import { openTestEngines, type TestEngines } from '@gosight/engines/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_RESULT_ROWS } from '../src/limits.ts';
import { createBoundValues } from '../src/queries/bound-values.ts';
import { runQuery } from '../src/queries/run-query.ts';

let engines: TestEngines;

beforeAll(async () => {
  engines = await openTestEngines();
});

afterAll(() => engines?.close());

describe('runQuery', () => {
  it('carries every text to ClickHouse and back, and none into the SQL', async () => {
    // What `checkText` lets through.
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 5 }), async (one, many) => {
        const values = createBoundValues();
        const query = `SELECT ${values.bind('String', one)} AS one, ${values.bind('Array(String)', many)} AS many`;
        expect(query).toBe('SELECT {v0:String} AS one, {v1:Array(String)} AS many');
        expect(await runQuery(engines.clickhouse, query, values)).toEqual([{ one, many }]);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses an answer that is too large as too costly', async () => {
    const values = createBoundValues();
    const query = `SELECT number FROM numbers(toUInt64(${values.bind('Int64', 2 * MAX_RESULT_ROWS)}))`;
    await expect(runQuery(engines.clickhouse, query, values)).rejects.toMatchObject({
      extensions: { code: 'COST_LIMIT' },
    });
  });

  it('passes on what is wrong with the SQL itself', async () => {
    await expect(runQuery(engines.clickhouse, 'SELECT nope', createBoundValues())).rejects.toMatchObject({
      code: '47',
    });
  });
});
