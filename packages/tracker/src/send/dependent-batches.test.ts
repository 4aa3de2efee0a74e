import { beforeEach, expect, test } from 'vitest';
import { KeepaliveBudget } from './keepalive-budget.ts';
import { Sender, type SenderDeps } from './sender.ts';

type Post = { text: string; keepalive: boolean; answer: (status: number) => void };

let posts: Post[];
let drops: { reason: string; isChainBroken: boolean }[];

function sender(deps: Partial<SenderDeps> = {}): Sender {
  return new Sender({
    url: 'https://gs.example/v1/batches?k=gs_1',
    transport: (_, { body, keepalive = false }) =>
      new Promise((resolve) => {
        const text = Buffer.from(body as Uint8Array).toString();
        posts.push({ text, keepalive, answer: (status) => resolve(new Response('{}', { status })) });
      }),
    beacon: () => false,
    now: Date.now,
    onFlushAfter: () => {},
    onDrop: (reason, isChainBroken) => drops.push({ reason, isChainBroken }),
    ...deps,
  });
}
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const DEPENDENT = { isIndependent: false };

async function answer(status: number): Promise<void> {
  posts.at(-1)?.answer(status);
  await new Promise((resolve) => setTimeout(resolve));
}

beforeEach(() => {
  posts = [];
  drops = [];
});

test('what waits and depends on something refused is given up with it', async () => {
  const subject = sender();
  subject.enqueue(bytes('snapshot 1'));
  subject.enqueue(bytes('increment 1'), DEPENDENT);
  subject.enqueue(bytes('snapshot 2'));
  subject.enqueue(bytes('increment 2'), DEPENDENT);
  await answer(413);
  expect(posts.map(({ text }) => text)).toEqual(['snapshot 1', 'snapshot 2']);
  expect(drops).toEqual([{ reason: expect.stringContaining('413'), isChainBroken: false }]);
  await answer(202);
  await answer(400);
  expect(posts.map(({ text }) => text).at(-1)).toBe('increment 2');
  expect(drops.at(-1)?.isChainBroken).toBe(true);
});

test('a full queue loses a snapshot together with its increments', () => {
  const subject = sender({ queue: { maxCount: 4, maxBytes: 1000 } });
  subject.enqueue(bytes('under way'));
  subject.enqueue(bytes('snapshot 1'));
  subject.enqueue(bytes('increment 1'), DEPENDENT);
  subject.enqueue(bytes('increment 2'), DEPENDENT);
  subject.enqueue(bytes('increment 3'), DEPENDENT);
  expect(drops.map(({ isChainBroken }) => isChainBroken)).toEqual([true]);
  subject.enqueue(bytes('snapshot 2'));
  subject.sendAll();
  expect(posts.map(({ text }) => text)).toEqual(['under way', 'snapshot 2']);
});

test('after three refusals in a row it sends nothing more, and says so', async () => {
  const subject = sender();
  for (const text of ['a', 'b', 'c', 'd']) subject.enqueue(bytes(text));
  for (const status of [401, 401, 401]) await answer(status);
  expect(subject.isStopped()).toBe(true);
  expect(posts).toHaveLength(3);
});

test('senders share what browsers send for a page that is gone, and one leaves room for the other', async () => {
  const budget = new KeepaliveBudget();
  const recordings = sender({ budget, reserveBytes: 20_000 });
  const events = sender({ budget });
  recordings.enqueue(new Uint8Array(41_000));
  expect(posts.at(-1)?.keepalive).toBe(false);
  await answer(202);
  recordings.enqueue(new Uint8Array(40_000));
  expect(posts.at(-1)?.keepalive).toBe(true);
  const recording = posts.at(-1);
  events.enqueue(new Uint8Array(20_000));
  expect(posts.at(-1)?.keepalive).toBe(true);
  recording?.answer(202);
  await answer(202);
  events.enqueue(new Uint8Array(60_000));
  expect(posts.at(-1)?.keepalive).toBe(true);
});
