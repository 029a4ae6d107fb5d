import { byTitle, distinct, teamOf, titlesIn } from './snapshot';
import { NO_TEAM } from './types';
import type {
  NamedRef,
  Ownership,
  StackService,
  StackSnapshot,
  TeamOwnership,
} from './types';

/** `spec.type` of the groups that are expected to own services. */
const TEAM_TYPE = 'team';

/** Who answers for what, and what nobody answers for. */
export function ownershipOf(snapshot: StackSnapshot): Ownership {
  const { services, teams, asOf } = snapshot;
  const title = titlesIn(snapshot);
  const known = new Set(teams.map(({ ref }) => ref));
  const owners = distinct(services.map(teamOf));
  return {
    asOf,
    services: services.length,
    teams: byTitle(
      owners.map((ref): TeamOwnership => {
        const owned = services.filter(service => teamOf(service) === ref);
        return {
          ref,
          title: title(ref),
          services: owned.length,
          systems: systemsOf(owned, title),
          missing: ref.startsWith('group:') && !known.has(ref),
        };
      }),
    ),
    unowned: services.filter(service => !teamOf(service)).length,
    teamsWithoutServices: byTitle(
      teams
        .filter(({ ref, type }) => type === TEAM_TYPE && !owners.includes(ref))
        .map(({ ref, title: name }): NamedRef => ({ ref, title: name })),
    ),
  };
}

/** Services that are part of no system come last, under `none`. */
function systemsOf(owned: StackService[], title: (ref: string) => string) {
  const count = (ref: string | undefined) =>
    owned.filter(service => service.system === ref).length;
  const systems = byTitle(
    distinct(owned.map(({ system }) => system)).map(ref => ({
      ref,
      title: title(ref),
      services: count(ref),
    })),
  );
  const loose = count(undefined);
  return loose
    ? [...systems, { ref: NO_TEAM, title: '', services: loose }]
    : systems;
}
