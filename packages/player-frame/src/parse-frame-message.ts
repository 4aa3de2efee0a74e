import { isStageErrorCode } from './errors.ts';
import { isFiniteNumber, isIndex, isRecord, isShortString } from './guards.ts';
import type { FrameMessage, PlaybackState } from './protocol.ts';

const STATES: readonly PlaybackState[] = ['playing', 'paused', 'waiting', 'ended'];

/** Reads a message of the frame; `undefined` for everything that is not one, so that it can be ignored. */
export function parseFrameMessage(value: unknown): FrameMessage | undefined {
  if (!isRecord(value) || typeof value['type'] !== 'string') return undefined;
  const read = Object.hasOwn(READERS, value['type'])
    ? READERS[value['type'] as FrameMessage['type']]
    : undefined;
  return read?.(value);
}

const READERS: {
  [T in FrameMessage['type']]: (message: Record<string, unknown>) => FrameMessage | undefined;
} = {
  ready: ({ protocol, frameVersion }) =>
    isIndex(protocol) && isShortString(frameVersion, 100)
      ? { type: 'ready', protocol, frameVersion }
      : undefined,
  incompatible: ({ protocol, frameVersion }) =>
    isIndex(protocol) && isShortString(frameVersion, 100)
      ? { type: 'incompatible', protocol, frameVersion }
      : undefined,
  reply: readReply,
  time: ({ time }) => (isFiniteNumber(time) ? { type: 'time', time } : undefined),
  state: ({ state, time }) =>
    isState(state) && isFiniteNumber(time) ? { type: 'state', state, time } : undefined,
  viewport: ({ width, height }) =>
    isFiniteNumber(width) && isFiniteNumber(height) && width > 0 && height > 0
      ? { type: 'viewport', width, height }
      : undefined,
  page: ({ href, time }) =>
    isShortString(href) && isFiniteNumber(time) ? { type: 'page', href, time } : undefined,
  error: ({ code, message, time }) =>
    isStageErrorCode(code) && isShortString(message) && isFiniteNumber(time)
      ? { type: 'error', code, message, time }
      : undefined,
  assets: ({ missing }) =>
    Array.isArray(missing) && missing.every((url) => isShortString(url))
      ? { type: 'assets', missing }
      : undefined,
};

function readReply({ id, ok, value, error }: Record<string, unknown>): FrameMessage | undefined {
  if (!isIndex(id)) return undefined;
  if (ok === true) return { type: 'reply', id, ok, value };
  if (!isRecord(error) || !isStageErrorCode(error['code']) || !isShortString(error['message']))
    return undefined;
  return { type: 'reply', id, ok: false, error: { code: error['code'], message: error['message'] } };
}

function isState(value: unknown): value is PlaybackState {
  return (STATES as readonly unknown[]).includes(value);
}
