import {
  byAnnotation,
  byLabel,
  byName,
  byRepository,
  type Linkable,
  type LinkDraft,
  type LinkRule,
} from './rules';
import type { ServiceIndex } from './services';

/** Strongest first: where two rules find the same service, the earlier one gives the reason. */
const rules: LinkRule[] = [byAnnotation, byRepository, byLabel, byName];

/**
 * The services that an item belongs to, or may belong to. As soon as one link is sure, mere
 * suggestions are dropped: nobody needs to be asked.
 */
export function matchItem(item: Linkable, index: ServiceIndex): LinkDraft[] {
  const found = new Map<string, LinkDraft>();
  for (const rule of rules) {
    for (const draft of rule(item, index)) {
      const before = found.get(draft.entityRef);
      if (
        !before ||
        (before.state === 'suggested' && draft.state === 'linked')
      ) {
        found.set(draft.entityRef, draft);
      }
    }
    // A name says less than what an earlier rule is sure of.
    if ([...found.values()].some(draft => draft.state === 'linked')) break;
  }
  const drafts = [...found.values()];
  const sure = drafts.filter(draft => draft.state === 'linked');
  return sure.length ? sure : drafts;
}
