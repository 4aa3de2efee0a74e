import { ProtoError } from './errors.ts';
import { gosight } from './gen/messages.js';
import type { Batch, Click, Event } from './messages.ts';
import { NumberReader } from './number-reader.ts';

type Mutable<Message> = { -readonly [Field in keyof Message]: Message[Field] };
type WireClick = Mutable<Click> & { box: readonly number[] };
type WireEvent = Mutable<Omit<Event, 'click'>> & { click?: WireClick };
type WireEventBatch = { events: WireEvent[]; dts: readonly number[]; eventPages: readonly number[] };

/** Puts the values of a batch's columns back into its events; a column that is too short reads as 0. */
function spreadColumns({ events, dts, eventPages }: WireEventBatch): void {
  for (const [index, event] of events.entries()) {
    event.dt = dts[index] ?? 0;
    event.page = eventPages[index] ?? 0;
    if (event.click === undefined) continue;
    const click = event.click;
    const [left = 0, top = 0, width = 0, height = 0, offsetX = 0, offsetY = 0] = click.box;
    click.x = left + offsetX;
    click.y = top + offsetY;
    click.offsetX = offsetX;
    click.offsetY = offsetY;
    click.elementWidth = width;
    click.elementHeight = height;
  }
}

/**
 * Decodes a request body. Throws `ProtoError` for anything that is not a `Batch`: truncated, overlong or nested too
 * deeply. Fields we do not know are skipped. Whether ids, counts and indexes make sense is the pipeline's question.
 */
export function decodeBatch(bytes: Uint8Array): Batch {
  try {
    const batch = gosight.v1.Batch.decode(new NumberReader(bytes)) as Batch;
    if (batch.events) spreadColumns(batch.events as unknown as WireEventBatch);
    return batch;
  } catch (cause) {
    throw new ProtoError('The body is not a Batch message', { cause });
  }
}
