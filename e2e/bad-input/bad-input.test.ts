import { randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeEvents, newIds } from '../support/encode-events.ts';
import { eventually } from '../support/eventually.ts';
import { PROJECT_KEY, startTestGoSight, type TestGoSight } from '../support/start-test-gosight.ts';

const ALLOWED = 'https://shop.example';

let gosight: TestGoSight;

beforeAll(async () => {
  gosight = await startTestGoSight({ allowedOrigins: [ALLOWED] });
});

afterAll(() => gosight?.stop());

type Attempt = {
  key?: string;
  origin?: string;
  method?: string;
  type?: string;
  encoding?: string;
  body?: Uint8Array<ArrayBuffer>;
};

async function send({ key = PROJECT_KEY, origin = ALLOWED, method = 'POST', ...rest }: Attempt) {
  const response = await fetch(`${gosight.url}/v1/batches?k=${key}&t=${Date.now()}`, {
    method,
    headers: {
      Origin: origin,
      'Content-Type': rest.type ?? 'text/plain',
      ...(rest.encoding && { 'Content-Encoding': rest.encoding }),
    },
    ...(method === 'POST' && { body: rest.body ?? encodeEvents(newIds(), { name: 'good' }) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, answer: text === '' ? {} : JSON.parse(text) };
}

describe('a request that no tracker would send', () => {
  const garbage = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

  it.each<[string, Attempt, [number, string]]>([
    ['an unknown key', { key: 'gs_nobodysproject' }, [401, 'unknown_key']],
    ['no key', { key: '' }, [401, 'missing_key']],
    [
      'an origin that the project does not allow',
      { origin: 'https://evil.example' },
      [403, 'origin_not_allowed'],
    ],
    [
      'an origin that begins like an allowed one',
      { origin: `${ALLOWED}.evil.example` },
      [403, 'origin_not_allowed'],
    ],
    ['too much', { body: new Uint8Array(2 * 1024 * 1024) }, [413, 'too_large']],
    ['garbage instead of protobuf', { body: garbage }, [400, 'bad_protobuf']],
    ['nothing', { body: new Uint8Array(0) }, [400, '']],
    ['a foreign media type', { type: 'application/json' }, [415, 'unsupported_media_type']],
    ['an unknown encoding', { encoding: 'br' }, [415, 'unsupported_encoding']],
    ['a broken gzip layer', { encoding: 'gzip', body: garbage }, [400, '']],
  ])('with %s is refused and says why', async (_what, attempt, [status, code]) => {
    const refused = await send(attempt);
    expect(refused.status).toBe(status);
    expect(refused.answer.error).toMatchObject({
      message: expect.any(String),
      requestId: expect.any(String),
    });
    if (code) expect(refused.answer.error.code).toBe(code);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])(
    'by %s is refused with the methods that there are',
    async (method) => {
      const refused = await send({ method });
      expect(refused.status).toBe(405);
      expect(refused.headers.get('allow')).toContain('POST');
    },
  );

  it('tells a page of another origin nothing', async () => {
    const { headers } = await send({ origin: 'https://evil.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect((await send({})).headers.get('access-control-allow-origin')).toBe(ALLOWED);
  });
});

describe('500 random bodies', () => {
  it('never meet a server error, and good batches among them are stored', async () => {
    const ids = newIds();
    const statuses = new Map<number, number>();
    for (let round = 0; round < 500; round += 20) {
      const bodies = Array.from({ length: 20 }, (_, index) => hostileBody(round + index));
      const answers = await Promise.all([
        ...bodies.map((body) => send({ body })),
        send({ body: encodeEvents({ ...ids, batchSeq: round / 20 }, { name: 'among garbage' }) }),
      ]);
      expect(answers.at(-1)?.status).toBe(202);
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(statuses.get(400)).toBeGreaterThan(0);
    expect((await fetch(`${gosight.url}/readyz`)).status).toBe(200);
    await eventually(async () => expect(await eventCount(ids.sessionText)).toBe(25));
  });
});

/** Random bytes, or a good batch with some bytes changed, cut off or doubled: the latter gets deeper into the decoder. */
function hostileBody(index: number): Uint8Array<ArrayBuffer> {
  if (index % 3 === 0) return new Uint8Array(randomBytes(randomInt(1, 4096)));
  const body = encodeEvents(newIds(), { name: 'changed' });
  if (index % 3 === 1) return body.slice(0, randomInt(1, body.length));
  for (let change = 0; change < randomInt(1, 6); change++) body[randomInt(body.length)] = randomInt(256);
  return body;
}

async function eventCount(sessionId: string): Promise<number | undefined> {
  type Answer = { project: { session: { eventCount: number } | null } };
  const { project } = await gosight.query<Answer>(
    'query ($id: ID!) { project { session(id: $id) { eventCount } } }',
    { id: sessionId },
  );
  return project.session?.eventCount;
}
