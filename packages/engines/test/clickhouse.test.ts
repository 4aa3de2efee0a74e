import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type ClickHouseClient, ClickHouseError, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClickhouseClient, createDatabase } from '../src/clickhouse/client.ts';
import { type EmbeddedClickhouse, startEmbeddedClickhouse } from '../src/clickhouse/embedded-server.ts';
import { silentLogger } from './support/silent-logger.ts';
import { makeDirectory, removeDirectory } from './support/temporary-directory.ts';

let directory: string;
let server: EmbeddedClickhouse;
let client: ClickHouseClient;

beforeAll(async () => {
  directory = await makeDirectory();
  server = await startEmbeddedClickhouse({ directory, logger: silentLogger });
  await createDatabase(server);
  client = createClickhouseClient(server);
});

afterAll(async () => {
  await client.close();
  await server.stop();
  await removeDirectory(directory);
});

type Options = Partial<Parameters<ClickHouseClient['query']>[0]>;

async function rows<T>(query: string, options: Options = {}): Promise<T[]> {
  const result = await client.query({ query, ...options, format: 'JSONEachRow' });
  return (await result.json()) as T[];
}

async function newTable(name: string, columns: string): Promise<string> {
  await client.command({ query: `DROP TABLE IF EXISTS ${name}` });
  await client.command({ query: `CREATE TABLE ${name} (${columns}) ENGINE = MergeTree ORDER BY tuple()` });
  return name;
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ClickHouseError);
  return (error as ClickHouseError).code;
};

describe('who may ask', () => {
  it('answers pings, and nothing else without the password', async () => {
    expect((await fetch(`${server.url}/ping`)).status).toBe(200);
    for (const credentials of [
      {},
      { username: 'gosight', password: 'guess' },
      { username: 'default', password: '' },
    ]) {
      const stranger = createClient({ url: server.url, ...credentials });
      expect(await codeOf(stranger.query({ query: 'SELECT 1' }))).toBe('516');
      await stranger.close();
    }
  });

  it('takes the password as a header as well', async () => {
    const headers = {
      'X-ClickHouse-User': server.credentials.username,
      'X-ClickHouse-Key': server.credentials.password,
    };
    const response = await fetch(`${server.url}/?query=SELECT%201`, { headers });
    expect(await response.text()).toBe('1\n');
  });
});

describe('queries', () => {
  it('binds parameters of all kinds exactly', async () => {
    const [row] = await rows(
      'SELECT {s:String} AS s, {n:UInt8} AS n, {a:Array(String)} AS a, {d:DateTime64(3)} AS d, {i:UInt64} AS i, {m:Map(String, UInt8)} AS m, {nn:Nullable(String)} AS nn',
      {
        query_params: {
          s: "it's \\ \n tab\t ' -- ; \0end",
          n: 5,
          a: ['x', "y'z", '\\'],
          d: new Date(1_767_225_600_123),
          i: '18446744073709551615',
          m: { a: 1 },
          nn: null,
        },
      },
    );
    expect(row).toEqual({
      s: "it's \\ \n tab\t ' -- ; \0end",
      n: 5,
      a: ['x', "y'z", '\\'],
      d: '2026-01-01 00:00:00.123',
      i: '18446744073709551615',
      m: { a: 1 },
      nn: null,
    });
  });

  it('keeps parameters of concurrent queries apart', async () => {
    const asked = Array.from({ length: 200 }, (_, i) =>
      rows<{ v: string }>('SELECT {v:UInt64} AS v', { query_params: { v: i } }),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(([row]) => Number(row?.v))).toEqual(answers.map((_, i) => i));
  });

  it('takes no parameter or setting over from an earlier query', async () => {
    for (let i = 0; i < 12; i++) {
      await rows('SELECT {left:String}', {
        query_params: { left: 'over' },
        clickhouse_settings: { max_result_rows: '1234', max_threads: 1 },
      });
    }
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        expect(await rows("SELECT value FROM system.settings WHERE name = 'max_result_rows'")).toEqual([
          { value: '0' },
        ]);
        expect(await codeOf(rows('SELECT {left:String}'))).toBe('456');
      }),
    );
  });

  it('recovers from settings that forbid their own reset, and from SET and USE', async () => {
    for (let i = 0; i < 12; i++) {
      expect(await rows('SELECT 1 AS one', { clickhouse_settings: { readonly: '1' } })).toEqual([{ one: 1 }]);
      await client.command({ query: 'SET max_result_rows = 7' });
      await client.command({ query: 'USE system' });
    }
    await newTable('after_readonly', 'a UInt8');
    expect(
      await rows(
        "SELECT currentDatabase() AS database, value FROM system.settings WHERE name = 'max_result_rows'",
      ),
    ).toEqual([{ database: 'gosight', value: '0' }]);
  });

  it('honours readonly within the query', async () => {
    const table = await newTable('protected', 'a UInt8');
    const drop = client.command({ query: `DROP TABLE ${table}`, clickhouse_settings: { readonly: '1' } });
    expect(await codeOf(drop)).toBe('164');
  });

  it('quotes 64-bit integers, and answers JSON with its meta data', async () => {
    const result = await client.query({
      query: 'SELECT 9007199254740993 AS big, -9007199254740993 AS small',
    });
    const { data, meta } = (await result.json()) as { data: unknown; meta: { name: string }[] };
    expect(data).toEqual([{ big: '9007199254740993', small: '-9007199254740993' }]);
    expect(meta.map(({ name }) => name)).toEqual(['big', 'small']);
  });

  it('streams what is larger than memory should hold', async () => {
    const result = await client.query({ query: 'SELECT number FROM numbers(300000)', format: 'JSONEachRow' });
    let count = 0;
    for await (const part of result.stream<{ number: string }>()) count += part.length;
    expect(count).toBe(300_000);
  });

  it('refuses a second statement', async () => {
    const table = await newTable('still_there', 'a UInt8');
    expect(await codeOf(client.command({ query: `SELECT 1; DROP TABLE ${table}` }))).toBe('62');
    expect(await rows(`SELECT count() AS c FROM ${table}`)).toEqual([{ c: '0' }]);
  });
});

describe('errors', () => {
  it.each([
    ['60', 'SELECT * FROM nope'],
    ['81', 'SELECT * FROM nope.nope'],
    ['62', 'SELEC 1'],
    ['47', 'SELECT nope'],
    ['395', "SELECT throwIf(1, 'told so')"],
  ])('keeps the code %s', async (code, query) => {
    expect(await codeOf(client.query({ query, format: 'JSONEachRow' }))).toBe(code);
    expect(await codeOf(client.query({ query, format: 'JSON' }))).toBe(code);
  });

  it('keeps the code of an unknown setting, and goes on', async () => {
    const settings = { nope_setting: '1' } as Record<string, string>;
    expect(await codeOf(rows('SELECT 1', { clickhouse_settings: settings }))).toBe('115');
    expect(await rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('tells of an error after rows were sent', async () => {
    const result = await client.query({
      query: 'SELECT throwIf(number > 400000) AS t FROM numbers(500000)',
      format: 'JSONEachRow',
      clickhouse_settings: { max_threads: 1, max_block_size: '10000' },
    });
    const reading = (async () => {
      for await (const _ of result.stream());
    })();
    await expect(reading).rejects.toThrow(/throwIf/);
    expect(await rows('SELECT count() AS c FROM system.processes')).toEqual([{ c: '1' }]);
  });
});

describe('inserts', () => {
  it('stores rows of JSON, with big integers and Unix and ISO times', async () => {
    const table = await newTable('json_rows', "id UInt64, ts DateTime64(3, 'UTC'), tags Map(String, String)");
    await client.insert({
      table,
      format: 'JSONEachRow',
      values: [
        { id: '18446744073709551615', ts: 1_767_225_600_123, tags: { a: 'b' } },
        { id: '2', ts: '2026-01-01T00:00:00.123Z', tags: {} },
      ],
    });
    expect(await rows(`SELECT * FROM ${table} ORDER BY id DESC`)).toEqual([
      { id: '18446744073709551615', ts: '2026-01-01 00:00:00.123', tags: { a: 'b' } },
      { id: '2', ts: '2026-01-01 00:00:00.123', tags: {} },
    ]);
  });

  it('never runs data as SQL', async () => {
    const table = await newTable('texts', 'a String');
    const victim = await newTable('victim', 'a UInt8');
    const evil = `x\n\nDROP TABLE ${victim};\n\r\n\r\nDROP TABLE ${victim}\n;\n`;
    const quoted = evil.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
    await client.insert({ table, values: [{ a: evil }], format: 'JSONEachRow' });
    await client.insert({ table, values: [[evil]], format: 'JSONCompactEachRow' });
    const csv = (text: string) => Readable.from([Buffer.from(text)], { objectMode: false });
    await client.insert({ table, values: csv(`"${evil}"\n`), format: 'CSV' });
    await client
      .insert({ table, values: csv(`a\n\nDROP TABLE ${victim}\n`), format: 'TabSeparated' })
      .catch(() => 0);
    await client.insert({ table, values: csv(`a\n\nDROP TABLE ${victim}\n`), format: 'CSV' }).catch(() => 0);
    await client.command({ query: `INSERT INTO ${table} VALUES ('${evil}')` });
    await client.command({ query: `INSERT INTO ${table} (a) FORMAT JSONEachRow {"a":"${quoted}"}\n\n` });
    expect(await rows(`SELECT count() AS c FROM ${victim}`)).toEqual([{ c: '0' }]);
    expect(
      await rows(`SELECT count() AS c FROM ${table} WHERE a = {evil:String}`, { query_params: { evil } }),
    ).toEqual([{ c: '5' }]);
  });

  it('keeps every byte of binary formats, both ways', async () => {
    const table = await newTable('bytes', 'b String');
    const bytes = Buffer.from(Array.from({ length: 100 }, (_, i) => (i * 37) % 256));
    const body = Buffer.concat([Buffer.of(bytes.length), bytes]);
    const { stream: inserted } = await client.exec({
      query: `INSERT INTO ${table} FORMAT RowBinary`,
      values: Readable.from([body], { objectMode: false }),
    });
    inserted.resume();
    const { stream } = await client.exec({ query: `SELECT b FROM ${table} FORMAT RowBinary` });
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(body)).toBe(true);
  });

  it('takes a gzipped body', async () => {
    const table = await newTable('zipped', 'a UInt32');
    const zipping = createClient({
      url: server.url,
      ...server.credentials,
      database: 'gosight',
      compression: { request: true, response: true },
    });
    const values = Array.from({ length: 1000 }, (_, a) => ({ a }));
    await zipping.insert({ table, values, format: 'JSONEachRow' });
    const result = await zipping.query({ query: `SELECT sum(a) AS s FROM ${table}`, format: 'JSONEachRow' });
    expect(await result.json()).toEqual([{ s: 499_500 }]);
    await zipping.close();
  });

  it('says which row is wrong and stores none', async () => {
    const table = await newTable('strict', 'a UInt8');
    const values = [{ a: 1 }, { a: 'two' }];
    expect(await codeOf(client.insert({ table, values, format: 'JSONEachRow' }))).toBe('27');
    expect(await rows(`SELECT count() AS c FROM ${table}`)).toEqual([{ c: '0' }]);
  });

  it('reads from other tables and takes rows in the statement', async () => {
    const table = await newTable('plain', 'a UInt8, b String');
    await client.command({ query: `INSERT INTO ${table} (a, b) VALUES (1, 'x'), (2, ')')` });
    await client.command({ query: `INSERT INTO ${table} SELECT a + 10, b FROM ${table}` });
    expect(await rows(`SELECT a, b FROM ${table} ORDER BY a`)).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: ')' },
      { a: 11, b: 'x' },
      { a: 12, b: ')' },
    ]);
  });
});

describe('a client that goes away', () => {
  const running = async () => {
    const [row] = await rows<{ c: string }>(
      "SELECT count() AS c FROM system.processes WHERE query LIKE '%sleepy%'",
    );
    // The one that asks holds the word as well.
    return Number(row?.c) - 1;
  };

  async function untilNoneRuns(): Promise<void> {
    while ((await running()) > 0) await wait(20);
  }

  it.each(['JSONEachRow', 'JSON'] as const)('has its %s query killed', async (format) => {
    const abort = new AbortController();
    const query =
      'SELECT count() AS sleepy FROM numbers_mt(1000000000000) WHERE NOT ignore(sipHash64(number))';
    const asking = client.query({ query, format, abort_signal: abort.signal });
    while ((await running()) < 1) await wait(20);
    abort.abort();
    await expect(asking).rejects.toThrow();
    await untilNoneRuns();
  });

  it('leaves the pool whole', async () => {
    const query =
      'SELECT count() AS sleepy FROM numbers_mt(1000000000000) WHERE NOT ignore(sipHash64(number))';
    const aborts = Array.from({ length: 8 }, () => new AbortController());
    const asking = aborts.map(({ signal }) =>
      client.query({ query, abort_signal: signal }).catch(() => undefined),
    );
    await wait(200);
    for (const abort of aborts) abort.abort();
    await Promise.all(asking);
    await untilNoneRuns();
    expect(await Promise.all(Array.from({ length: 8 }, () => rows('SELECT 1 AS one')))).toHaveLength(8);
  });

  it('may stop in the middle of a stream', async () => {
    const result = await client.query({
      query: 'SELECT number AS sleepy FROM numbers(100000000)',
      format: 'JSONEachRow',
    });
    for await (const _ of result.stream()) break;
    result.close();
    await untilNoneRuns();
  });
});
