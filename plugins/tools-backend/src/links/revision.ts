import { REASONS } from '@strata/backstage-plugin-tools-common';
import { contentHash } from '../store/hash';
import type { Known } from './rules';

/** Equal for all that items are matched with: as long as it stands still, so do their links. */
export function revisionOf(known: Known): string {
  const { services, groups, people, aliases, naming, tools } = known;
  return contentHash([
    [...services.values()].map(({ ref, owner, annotations, repositories }) => [
      ref,
      owner,
      annotations,
      repositories,
    ]),
    sorted(groups),
    sorted(people),
    sorted(aliases),
    sorted(tools),
    naming.map(({ text, connector, type }) => [text, connector, type]),
    // What another version of Strata would say otherwise is to be said anew.
    REASONS,
  ]);
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
