import protobuf from 'protobufjs';
import { expect, test } from 'vitest';
import { ChunkEncoding, ClickOutcome, enumName, Navigation, SessionEndReason } from './enums.ts';

const root = new protobuf.Root();
root.resolvePath = (_origin, target) => new URL(`../${target}`, import.meta.url).pathname;
await root.load('gosight/v1/ingest.proto');

test.each([
  ['SessionEndReason', 'SESSION_END_REASON_', SessionEndReason],
  ['Navigation', 'NAVIGATION_', Navigation],
  ['ClickOutcome', 'CLICK_OUTCOME_', ClickOutcome],
  ['ChunkEncoding', 'CHUNK_ENCODING_', ChunkEncoding],
])('%s has the names and numbers of the .proto file', (name, prefix, ours) => {
  const values = Object.entries(root.lookupEnum(`gosight.v1.${name}`).values);
  expect(ours).toEqual(Object.fromEntries(values.map(([key, value]) => [key.slice(prefix.length), value])));
});

test('a number has a name, an unknown one has none', () => {
  expect(enumName(ClickOutcome, 2)).toBe('DOM');
  expect(enumName(ClickOutcome, 77)).toBeUndefined();
});
