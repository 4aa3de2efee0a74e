import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ChunkEncoding } from '@gosight/proto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingText } from '../../test/support/build-chunk.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { measureReplayData } from './measure-replay-data.ts';

const measureGzip = (data: Uint8Array) => measureReplayData({ encoding: ChunkEncoding.GZIP, data });
const measureIdentity = (data: Uint8Array) => measureReplayData({ encoding: ChunkEncoding.IDENTITY, data });
const damage = expect.objectContaining({ name: 'ProcessError', code: 'damaged_chunk' });

describe('measureReplayData', () => {
  it.each([2, 500, 2_000_000])('measures an array of about %i bytes, gzipped or not', async (size) => {
    const text = recordingText(size);
    expect(await measureIdentity(text)).toBe(text.length);
    expect(await measureGzip(gzipSync(text))).toBe(text.length);
  });

  it('finds every truncation, and every changed byte behind the header', async () => {
    const whole = gzipSync(recordingText());
    for (let length = 0; length < whole.length; length++) {
      expect(await measureGzip(whole.subarray(0, length))).toEqual(damage);
    }
    for (let at = 10; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(await measureGzip(changed)).toEqual(damage);
    }
  });

  it.each([
    ['random bytes', randomBytes(1000)],
    ['an object', gzipSync('{"a":[]}')],
    ['half an array', gzipSync('[1,2')],
    ['nothing', gzipSync('')],
    ['one bracket', gzipSync('[')],
    ['an array with garbage behind its gzip', Buffer.concat([gzipSync('[]'), randomBytes(9)])],
    [
      'what inflates to more than is allowed',
      gzipSync(Buffer.alloc(INGEST_LIMITS.maxReplayRawBytes + 1, '[')),
    ],
  ])('finds %s', async (_name, data) => {
    expect(await measureGzip(data)).toEqual(damage);
  });

  it('answers any bytes in any encoding', async () => {
    const encoding = fc.nat(4);
    await fc.assert(
      fc.asyncProperty(encoding, fc.uint8Array({ maxLength: 100 }), async (number, data) => {
        const measured = await measureReplayData({ encoding: number, data });
        if (typeof measured === 'number') expect([number, measured]).toEqual([0, data.length]);
        else expect(measured).toEqual(damage);
      }),
    );
  });
});
