import type {
  StackMap,
  TechnologyUse,
} from '@strata/backstage-plugin-stack-common';

/** The teams that use a technology, by title. */
export function teamTitles({ teams }: TechnologyUse, map: StackMap): string {
  return map.options.teams
    .filter(({ ref }) => teams.includes(ref))
    .map(({ title }) => title)
    .join(', ');
}
