import { z } from 'zod';
import { defineFactType, type FactType } from './define';

export const accessGrants = defineFactType({
  id: 'access.grants',
  title: 'which accounts of a tool may do what with something in it',
  schema: z.object({
    grants: z.array(
      z.object({
        /** Id of the account in the tool; who that is, only tools-backend tells, and not to everybody. */
        account: z.string(),
        /** In the tool's own word, for example `maintainer`. */
        level: z.string(),
        /** ISO time at which it ends by itself. */
        until: z.string().optional(),
        /** The group or team that gives it, where it is not given to the account itself. */
        via: z.string().optional(),
      }),
    ),
    /** What everybody with an account may do; they are not listed one by one. */
    everyone: z.string().optional(),
    /** Whether every account that may do more is listed. */
    complete: z.boolean(),
  }),
});

export type AccessGrants = z.output<typeof accessGrants.schema>;
export type AccessGrant = AccessGrants['grants'][number];

export const accessPeople = defineFactType({
  id: 'access.people',
  title: 'how many of the accounts with access to something belong to whom',
  schema: z.object({
    /** Accounts that can sign in and that the tool gives access by name or group. */
    accounts: z.number(),
    /** Those of people who left. */
    leavers: z.number(),
    /** Those that nobody knows the owner of. */
    unsettled: z.number(),
    /** Whether these are all: else there may be more of each. */
    complete: z.boolean(),
  }),
});

/** Facts that tools-backend derives from what connectors emit, by the id of the fact they rest on. */
export const derivedFacts: Record<string, readonly FactType[]> = {
  [accessGrants.id]: [accessPeople],
};

/** Accounts that one item lists at most; with more, the fact says that it is not complete. */
const MAX_GRANTS = 2000;

/** The value of `access.grants`, in an order that does not depend on the tool's, each grant once. */
export function listGrants(
  grants: readonly AccessGrant[],
  rest: Omit<AccessGrants, 'grants'>,
): AccessGrants {
  const keyed = new Map(
    grants.map(grant => [
      [grant.account, grant.level, grant.via, grant.until].join('\n'),
      grant,
    ]),
  );
  const sorted = [...keyed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, grant]) => grant);
  return {
    ...rest,
    grants: sorted.slice(0, MAX_GRANTS),
    complete: rest.complete && sorted.length <= MAX_GRANTS,
  };
}
