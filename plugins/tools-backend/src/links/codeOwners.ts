import { because } from '@strata/backstage-plugin-tools-common';
import { codeOwner } from './owners';
import { byRepository, type LinkDraft, type LinkRule } from './rules';
import type { Service } from './services';

/**
 * The service of a repository's code owners, where they have no other one there, or at all. They
 * may own more than services, so it only suggests.
 */
export const byCodeOwners: LinkRule = (item, known) => {
  const { codeOwners = [] } = item;
  if (!codeOwners.length) return [];
  const sharing = byRepository(item, known).map(({ entityRef }) => entityRef);
  return codeOwners.flatMap((name): LinkDraft[] => {
    const owned = known.byOwner.get(codeOwner(name, known) ?? '') ?? [];
    const here = owned.filter(({ ref }) => sharing.includes(ref));
    if (here.length === 1) return [draft(here[0], 'codeOwnersHere', name)];
    if (sharing.length || owned.length !== 1) return [];
    return [draft(owned[0], 'codeOwners', name)];
  });
};

function draft(
  { ref, name: service }: Service,
  rule: 'codeOwners' | 'codeOwnersHere',
  name: string,
): LinkDraft {
  return {
    ...{ entityRef: ref, state: 'suggested', source: 'codeowners' },
    ...because(rule, { name, service }),
    confidence: rule === 'codeOwnersHere' ? 0.7 : 0.5,
  };
}
