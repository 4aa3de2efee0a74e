import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBatch } from './decode-batch.ts';
import { encodeBatch } from './encode.ts';
import { batchFromVerbose } from './test-support/batch-from-verbose.ts';
import type { VerboseEvent } from './test-support/verbose-event.ts';

const fixture = new URL('../fixtures/session-50-events.json', import.meta.url);
const events = JSON.parse(readFileSync(fixture, 'utf8')) as VerboseEvent[];
const batch = batchFromVerbose(events);
const bytes = encodeBatch(batch);

function saved(size: number, of: number): string {
  return `${((1 - size / of) * 100).toFixed(1)} %`;
}

test('50 realistic events cost ≥ 85 % less than verbose JSON, and ≥ 50 % less when both are gzipped', () => {
  const verbose = Buffer.from(JSON.stringify(events));
  const sameInformation = Buffer.from(
    JSON.stringify(batch, (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ),
  );
  const sizes = [verbose, sameInformation, Buffer.from(bytes)].map((raw) => ({
    raw: raw.length,
    gzip: gzipSync(raw).length,
  }));
  const [json, table, proto] = sizes as [(typeof sizes)[0], (typeof sizes)[0], (typeof sizes)[0]];
  process.stdout.write(
    [
      `verbose JSON               ${json.raw} B, gzip ${json.gzip} B`,
      `JSON of the same tables    ${table.raw} B, gzip ${table.gzip} B`,
      `our batch                  ${proto.raw} B, gzip ${proto.gzip} B`,
      `saved against verbose JSON ${saved(proto.raw, json.raw)} raw, ${saved(proto.gzip, json.gzip)} gzip`,
      `saved against table JSON   ${saved(proto.raw, table.raw)} raw, ${saved(proto.gzip, table.gzip)} gzip`,
      '',
    ].join('\n'),
  );
  expect(events).toHaveLength(50);
  expect(1 - proto.raw / json.raw).toBeGreaterThanOrEqual(0.85);
  expect(1 - proto.gzip / json.gzip).toBeGreaterThanOrEqual(0.5);
});

test('the batch still says what the fixture says', () => {
  const decoded = decodeBatch(bytes).events;
  if (!decoded) throw new Error('No events');
  const text = (index: number) => (index === 0 ? '' : decoded.strings[index - 1]);
  let at = decoded.baseTs;
  decoded.events.forEach((event, index) => {
    const verbose = events[index] as VerboseEvent;
    at += event.dt;
    expect(new Date(at).toISOString()).toBe(verbose.timestamp);
    const page = decoded.pages[event.page - 1];
    expect(page && [text(page.url), text(page.title), text(page.referrer)]).toEqual([
      verbose.page.url,
      verbose.page.title,
      verbose.page.referrer,
    ]);
    if (!event.click || !verbose.target) return;
    const element = decoded.elements[event.click.element - 1];
    expect(element && [text(element.selector), text(element.name), text(element.text)]).toEqual([
      verbose.target.selector,
      verbose.target.name,
      verbose.target.text,
    ]);
    expect(event.click.x - event.click.offsetX).toBe(verbose.target.rect.left);
  });
});
