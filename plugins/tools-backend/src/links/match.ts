import { byCatalogFile } from './catalogFile';
import { byCodeOwners } from './codeOwners';
import {
  byAnnotation,
  byLabel,
  byName,
  byNaming,
  byRepository,
  type Known,
  type Linkable,
  type LinkDraft,
  type LinkRule,
} from './rules';

/**
 * Rules on what somebody wrote down, strongest first. Where two find the same service, the earlier
 * one gives the reason; where two are sure of different ones, the earlier one applies and the
 * later one is shown as a conflict.
 */
const statements: LinkRule[] = [
  byAnnotation,
  byCodeOwners,
  byRepository,
  byCatalogFile,
  byLabel,
  byNaming,
];

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The services that an item belongs to, or may belong to. As soon as one link is sure, mere
 * suggestions are dropped: nobody needs to be asked. What a person has rejected is not found.
 */
export function matchItem(
  item: Linkable,
  known: Known,
  rejected = NOTHING,
): LinkDraft[] {
  const find = (rule: LinkRule) =>
    rule(item, known).filter(draft => !rejected.has(draft.entityRef));
  const found = statements.map(find);
  const sure = found.map(drafts => unique(drafts.filter(isSure)));
  const at = sure.findIndex(drafts => drafts.length > 0);
  if (at >= 0) {
    const conflicts = contradictions(sure[at], sure.slice(at + 1));
    return [...sure[at], ...conflicts];
  }
  // Equal names may be chance: they decide only where nothing is written down.
  const named = find(byName);
  const exact = named.filter(isSure);
  return unique(exact.length ? exact : [...found.flat(), ...named]);
}

/** What a later rule is sure of, where it agrees with the deciding one about no service at all. */
function contradictions(
  deciding: LinkDraft[],
  others: LinkDraft[][],
): LinkDraft[] {
  const decided = new Set(deciding.map(draft => draft.entityRef));
  const against = others.filter(
    drafts => !drafts.some(draft => decided.has(draft.entityRef)),
  );
  return unique(against.flat()).map(draft => ({ ...draft, state: 'conflict' }));
}

function isSure(draft: LinkDraft): boolean {
  return draft.state === 'linked';
}

/** The first draft of each service. */
function unique(drafts: LinkDraft[]): LinkDraft[] {
  const found = new Map<string, LinkDraft>();
  for (const draft of drafts) {
    if (!found.has(draft.entityRef)) found.set(draft.entityRef, draft);
  }
  return [...found.values()];
}
