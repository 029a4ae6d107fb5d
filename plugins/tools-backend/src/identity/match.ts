import {
  because,
  type AccountCandidate,
  type AccountSource,
  type AccountState,
  type Because,
} from '@strata/backstage-plugin-tools-common';
import type { PeopleIndex } from './people';
import type { AccountDecisionRow } from './rows';
import { rules, type Claim, type MatchableAccount } from './rules';

export interface AccountMatch {
  state: AccountState;
  entityRef?: string;
  source?: AccountSource;
  reason?: string;
  because?: Because;
  confidence?: number;
  leftAt?: string;
  candidates: AccountCandidate[];
}

type Decision = Pick<
  AccountDecisionRow,
  'entity_ref' | 'decision' | 'decided_by'
>;

/** Whose an account is. What a person said goes before every rule; of the rules, the sure ones decide. */
export function matchAccount(
  account: MatchableAccount,
  people: PeopleIndex,
  decisions: readonly Decision[] = [],
): AccountMatch {
  const decided = byDecision(decisions, people);
  if (decided) return decided;
  if (account.kind === 'bot') return { state: 'bot', candidates: [] };
  const rejected = new Set(decisions.map(one => one.entity_ref));
  const claims = rules
    .flatMap(rule => rule(account, people))
    .filter(({ person }) => !rejected.has(person.ref));
  return settle(claims);
}

function byDecision(
  decisions: readonly Decision[],
  people: PeopleIndex,
): AccountMatch | undefined {
  const said = decisions.find(({ decision }) => decision !== 'rejected');
  if (!said) return undefined;
  const { entity_ref: entityRef, decided_by: by } = said;
  const found = { entityRef, source: 'manual', confidence: 1 } as const;
  if (said.decision === 'service') {
    const why = because('accountOfService', { person: by });
    return { ...found, state: 'service', ...why, candidates: [] };
  }
  const why = because('accountSaid', { person: by });
  const leftAt = people.byRef.get(entityRef)?.leftAt;
  return { ...found, ...why, ...leaving(leftAt), candidates: [] };
}

function leaving(leftAt: string | undefined) {
  return leftAt
    ? { state: 'left' as const, leftAt }
    : { state: 'mapped' as const };
}

/**
 * One person that a rule is sure of has the account. Somebody who is there goes before somebody
 * who left: people come back under another name, and names are given again.
 */
function settle(claims: Claim[]): AccountMatch {
  const best = strongest(claims);
  const sure = best.filter(claim => claim.sure);
  const here = sure.filter(({ person }) => !person.leftAt);
  const [claim, another] = here.length ? here : sure;
  const candidates = best.map(toCandidate);
  if (another) return { state: 'conflict', candidates };
  if (claim) {
    const found = foundBy(claim);
    return { ...found, ...leaving(claim.person.leftAt), candidates: [] };
  }
  const state = candidates.length ? 'suggested' : 'unmapped';
  return { state, candidates };
}

/** Of each person the strongest claim, and these by their strength. */
function strongest(claims: Claim[]): Claim[] {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const before = best.get(claim.person.ref);
    if (!before || before.confidence < claim.confidence) {
      best.set(claim.person.ref, claim);
    }
  }
  return [...best.values()].sort(
    (a, b) =>
      b.confidence - a.confidence || (a.person.ref < b.person.ref ? -1 : 1),
  );
}

function toCandidate(claim: Claim): AccountCandidate {
  return {
    ...foundBy(claim),
    ...(claim.person.leftAt && { left: true as const }),
  };
}

function foundBy({ person, sure, ...claim }: Claim) {
  return { entityRef: person.ref, ...claim };
}
