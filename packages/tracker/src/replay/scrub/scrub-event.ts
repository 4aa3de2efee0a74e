import {
  EventType,
  type eventWithTime,
  IncrementalSource,
  type incrementalData,
  MouseInteractions,
  type mutationData,
} from '@rrweb/types';
import { scrubAssetUrlsIn } from './asset-url.ts';
import { inputValue } from './input-value.ts';
import { scrubAttributes } from './scrub-attributes.ts';
import { type ScrubContext, scrubNode, scrubText } from './scrub-node.ts';
import type { NodeMirror, ScrubRules } from './scrub-rules.ts';
import { SurroundingsFinder } from './surroundings.ts';

/**
 * Makes what cleans recorder events in place, before anything else sees them. It looks at the page itself, in the same
 * moment in which the event was made. Answers false for an event to be dropped.
 */
export function createEventScrubber(
  rules: ScrubRules,
  mirror: NodeMirror,
): (event: eventWithTime) => boolean {
  return (event) => {
    const context = { rules, mirror, finder: new SurroundingsFinder(rules.selectors) };
    switch (event.type) {
      case EventType.Meta:
        event.data.href = rules.scrubUrl(event.data.href);
        return true;
      case EventType.FullSnapshot:
        scrubNode(event.data.node, context);
        return true;
      case EventType.IncrementalSnapshot:
        return scrubIncrement(event.data, context);
      default:
        // What is left says when the document was loaded, or comes from plug-ins we do not use.
        return false;
    }
  };
}

function scrubIncrement(data: incrementalData, context: ScrubContext): boolean {
  const { mirror, finder } = context;
  switch (data.source) {
    case IncrementalSource.Mutation:
      return scrubMutation(data, context);
    case IncrementalSource.Input:
      return scrubInput(data, context);
    case IncrementalSource.MouseInteraction: {
      const isFocus = data.type === MouseInteractions.Focus || data.type === MouseInteractions.Blur;
      return isFocus || !finder.inside(mirror.getNode(data.id)).isIgnored;
    }
    case IncrementalSource.StyleSheetRule:
    case IncrementalSource.StyleDeclaration:
    case IncrementalSource.AdoptedStyleSheet:
      Object.assign(data, scrubAssetUrlsIn(data));
      return true;
    case IncrementalSource.CanvasMutation:
      return false;
    default:
      return true;
  }
}

function scrubMutation(data: mutationData, context: ScrubContext): boolean {
  const { rules, mirror, finder } = context;
  data.adds = data.adds.filter(({ parentId, node }) => {
    const isBlocked =
      finder.inside(mirror.getNode(parentId)).isBlocked || finder.around(mirror.getNode(node.id)).isBlocked;
    if (!isBlocked) scrubNode(node, context);
    return !isBlocked;
  });
  data.texts = data.texts.filter((text) => {
    const node = mirror.getNode(text.id);
    if (typeof text.value === 'string') text.value = scrubText(node, text.value, context);
    return !finder.around(node).isBlocked;
  });
  data.attributes = data.attributes.filter(({ id, attributes }) => {
    const element = mirror.getNode(id) as Element | null;
    if (!element || finder.inside(element).isBlocked) return false;
    scrubAttributes(element, attributes, { rules, inside: finder.inside(element) });
    return true;
  });
  return data.adds.length + data.texts.length + data.attributes.length + data.removes.length > 0;
}

function scrubInput(
  data: Extract<incrementalData, { source: IncrementalSource.Input }>,
  { rules, mirror, finder }: ScrubContext,
): boolean {
  const field = mirror.getNode(data.id) as Element | null;
  const { isMasked, isBlocked, isIgnored } = finder.inside(field);
  const isChoice = field !== null && /^(?:radio|checkbox)$/.test((field as HTMLInputElement).type ?? '');
  if (!field || isBlocked || isIgnored || (isMasked && isChoice)) return false;
  data.text = inputValue(field, data.text, { maskAllInputs: rules.maskAllInputs, isMasked });
  return true;
}
