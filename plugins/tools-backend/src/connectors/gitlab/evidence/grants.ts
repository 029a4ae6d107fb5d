import {
  accessGrants,
  listGrants,
} from '@strata/backstage-plugin-tools-common';

/** https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const LEVELS = new Map([
  [5, 'minimal access'],
  [10, 'guest'],
  [15, 'planner'],
  [20, 'reporter'],
  [30, 'developer'],
  [40, 'maintainer'],
  [50, 'owner'],
]);

interface Member {
  id?: number;
  access_level: number;
  /** A day, `YYYY-MM-DD`. */
  expires_at?: string | null;
}

/** Nothing without ids, by which alone an account is known. */
export function grantsFact(members: readonly Member[]) {
  const known = members.filter(member => member.id !== undefined);
  if (known.length < members.length) return [];
  const grants = known.map(({ id, access_level: level, expires_at: end }) => ({
    account: String(id),
    level: LEVELS.get(level) ?? `level ${level}`,
    ...(end && { until: `${end.slice(0, 10)}T00:00:00.000Z` }),
  }));
  return [
    { type: accessGrants, value: listGrants(grants, { complete: true }) },
  ];
}
