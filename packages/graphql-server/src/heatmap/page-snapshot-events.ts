import { z } from 'zod';
import { SNAPSHOT_STYLES_MS } from '../limits.ts';
import { maskStyleSheet } from './mask-css.ts';
import { maskTree } from './mask-tree.ts';

// rrweb's numbers.
const EVENT = { fullSnapshot: 2, incremental: 3, meta: 4 } as const;
const ADOPTED_STYLE_SHEET = 15;

const time = z.number().finite();
const pixels = z.number().min(0).max(100_000);
const id = z.number().int();

const metaSchema = z.object({
  type: z.literal(EVENT.meta),
  timestamp: time,
  data: z.object({ href: z.string(), width: pixels, height: pixels }),
});
const snapshotSchema = z.object({
  type: z.literal(EVENT.fullSnapshot),
  timestamp: time,
  data: z.object({ node: z.unknown() }),
});
const ruleSchema = z.object({ rule: z.string(), index: z.number().int().min(0).optional() });
const adoptedSchema = z.object({
  type: z.literal(EVENT.incremental),
  timestamp: time,
  data: z.object({
    source: z.literal(ADOPTED_STYLE_SHEET),
    id,
    styleIds: z.array(id),
    styles: z.array(z.object({ styleId: id, rules: z.array(ruleSchema) })).optional(),
  }),
});

/**
 * The picture of a page out of the events of a chunk, masked: Meta, FullSnapshot, and the style sheets that its shadow
 * roots adopted. Undefined when the chunk does not show that page.
 */
export function pageSnapshotEvents(
  events: readonly unknown[],
  { path, pathGroup }: { path: string; pathGroup: string },
): object[] | undefined {
  for (const [place, event] of events.entries()) {
    const meta = metaSchema.safeParse(event).data;
    if (!meta || pathOf(meta.data.href) !== path) continue;
    const rest = events.slice(place + 1);
    const until = rest.findIndex((later) => isType(later, EVENT.meta));
    const shown = until < 0 ? rest : rest.slice(0, until);
    const snapshot = shown.map((later) => snapshotSchema.safeParse(later).data).find((one) => one);
    const node = snapshot && maskTree(snapshot.data.node);
    if (!snapshot || !node) continue;
    const { width, height } = meta.data;
    const href = `${new URL(meta.data.href).origin}${pathGroup}`;
    return [
      { type: EVENT.meta, timestamp: meta.timestamp, data: { href, width, height } },
      {
        type: EVENT.fullSnapshot,
        timestamp: snapshot.timestamp,
        data: { node, initialOffset: { left: 0, top: 0 } },
      },
      ...adoptedStyleSheets(shown, snapshot.timestamp),
    ];
  }
  return undefined;
}

function adoptedStyleSheets(events: readonly unknown[], from: number): object[] {
  return events
    .flatMap((event) => adoptedSchema.safeParse(event).data ?? [])
    .filter(({ timestamp }) => timestamp >= from && timestamp <= from + SNAPSHOT_STYLES_MS)
    .map(({ type, timestamp, data: { styles, ...data } }) => ({
      type,
      timestamp,
      data: {
        ...data,
        ...(styles
          ? {
              styles: styles.map(({ styleId, rules }) => ({
                styleId,
                rules: rules.map(({ rule, ...at }) => ({ ...at, rule: maskStyleSheet(rule) })),
              })),
            }
          : {}),
      },
    }));
}

function pathOf(href: string): string | undefined {
  return URL.canParse(href) ? new URL(href).pathname : undefined;
}

function isType(event: unknown, type: number): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === type;
}
