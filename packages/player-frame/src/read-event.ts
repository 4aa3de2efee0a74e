import { isFiniteNumber, isRecord } from './guards.ts';
import { MAX_STRING, MAX_VIEWPORT_PX } from './limits.ts';
import { readIncremental } from './read-incremental.ts';
import {
  FULL_SNAPSHOT,
  INCREMENTAL,
  META,
  NODE,
  type RecordedEvent,
  type RecordedNode,
} from './recorded-event.ts';

/** `ignored`: sound, but nothing to show (custom events, load events). `damaged`: not an event. */
export type ReadEvent = RecordedEvent | 'ignored' | 'damaged';

/** Checks one entry of a chunk and keeps the fields that the stage uses. */
export function readEvent(value: unknown): ReadEvent {
  if (!isRecord(value) || !isFiniteNumber(value['timestamp'])) return 'damaged';
  const { type, timestamp } = value;
  if (type === 0 || type === 1 || type === 5 || type === 6) return 'ignored';
  const data = value['data'];
  if (!isRecord(data)) return 'damaged';
  switch (type) {
    case META:
      return readMeta(data, timestamp);
    case FULL_SNAPSHOT:
      return readSnapshot(data, timestamp);
    case INCREMENTAL: {
      const read = readIncremental(data);
      return typeof read === 'string' ? read : { type, timestamp, data: read };
    }
    default:
      return 'damaged';
  }
}

function readMeta(data: Record<string, unknown>, timestamp: number): ReadEvent {
  const { href, width, height } = data;
  if (!isFiniteNumber(width) || !isFiniteNumber(height)) return 'damaged';
  const address = typeof href === 'string' ? href.slice(0, MAX_STRING) : '';
  return { type: META, timestamp, data: { href: address, width: side(width), height: side(height) } };
}

function readSnapshot(data: Record<string, unknown>, timestamp: number): ReadEvent {
  const { node, initialOffset } = data;
  if (!isRecord(node) || node['type'] !== NODE.document) return 'damaged';
  const offset = isRecord(initialOffset) ? initialOffset : {};
  const left = isFiniteNumber(offset['left']) ? offset['left'] : 0;
  const top = isFiniteNumber(offset['top']) ? offset['top'] : 0;
  return {
    type: FULL_SNAPSHOT,
    timestamp,
    data: { node: node as RecordedNode, initialOffset: { left, top } },
  };
}

function side(px: number): number {
  return Math.min(Math.max(Math.round(px), 1), MAX_VIEWPORT_PX);
}
