import {
  accountAnnotation,
  type AccountCandidate,
  type AccountSource,
  type AccountState,
} from '@strata/backstage-plugin-tools-common';
import { termsFor } from '../links/annotations';
import { annotationKey } from '../links/services';
import { fold, type PeopleIndex, type Person } from './people';
import type { AccountDecisionRow } from './rows';

/** What the matcher has to know of an account. */
export interface MatchableAccount {
  connector: string;
  /** Key of the instance below its connector. */
  instanceName: string;
  externalId: string;
  kind: 'person' | 'bot';
  username?: string;
  name?: string;
  email?: string;
  emailVerified?: boolean;
  /** What annotations of Users may hold, by their key. */
  annotations: Record<string, string[]>;
}

export interface AccountMatch {
  state: AccountState;
  entityRef?: string;
  source?: AccountSource;
  reason?: string;
  confidence?: number;
  leftAt?: string;
  candidates: AccountCandidate[];
}

type Decision = Pick<
  AccountDecisionRow,
  'entity_ref' | 'decision' | 'decided_by'
>;

/** A person whose account it may be, as one rule finds them. */
interface Claim {
  person: Person;
  source: AccountSource;
  reason: string;
  confidence: number;
  sure: boolean;
}

type Rule = (account: MatchableAccount, people: PeopleIndex) => Claim[];

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
    const reason = `${by} says that it is a service account`;
    return { ...found, state: 'service', reason, candidates: [] };
  }
  const reason = `${by} says so`;
  const leftAt = people.byRef.get(entityRef)?.leftAt;
  return { ...found, reason, ...leaving(leftAt), candidates: [] };
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
    const { person, source, reason, confidence } = claim;
    const found = { entityRef: person.ref, source, reason, confidence };
    return { ...found, ...leaving(person.leftAt), candidates: [] };
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
  const { person, source, reason, confidence } = claim;
  return {
    ...{ entityRef: person.ref, source, reason, confidence },
    ...(person.leftAt && { left: true as const }),
  };
}

const byAnnotation: Rule = (account, people) => {
  const { connector, externalId, username, instanceName } = account;
  const own = accountAnnotation(connector);
  const offered = {
    ...account.annotations,
    [own]: [externalId, ...(username ? [username] : [])],
  };
  return Object.entries(offered).flatMap(([annotation, values]) => {
    const terms = values
      .flatMap(value => termsFor(value, instanceName))
      .map(term => annotationKey(annotation, term.toLowerCase()));
    return [...new Set(terms)]
      .flatMap(term => people.byAnnotation.get(term) ?? [])
      .map(person => ({
        ...{ person, source: 'annotation' as const, sure: true, confidence: 1 },
        reason: `annotation ${annotation} names it`,
      }));
  });
};

/** An address that nobody has confirmed could be anybody's. */
const byEmail: Rule = ({ email, emailVerified }, { byEmail: known }) => {
  if (!email) return [];
  const sure = emailVerified !== false;
  return (known.get(email.toLowerCase()) ?? []).map(person => ({
    ...{ person, source: 'email', sure, confidence: sure ? 0.95 : 0.7 },
    reason: sure
      ? 'its e-mail address is the same'
      : 'its e-mail address is the same, but was never confirmed',
  }));
};

/** Short names are given twice: another sign has to agree. */
const byUsername: Rule = (account, { byName }) => {
  const { email, name, username } = account;
  if (!username) return [];
  const local = localPart(email);
  return (byName.get(username.toLowerCase()) ?? []).map(person => {
    const agrees = [
      local && (local === person.name || local === localPart(person.email))
        ? 'e-mail address'
        : undefined,
      name && fold(name) === fold(person.displayName) ? 'name' : undefined,
    ].find(Boolean);
    return {
      ...{ person, source: 'username', sure: Boolean(agrees) },
      confidence: agrees ? 0.9 : 0.6,
      reason: agrees
        ? `its user name ${username} is the same, and the ${agrees} agrees`
        : `its user name ${username} is the same`,
    };
  });
};

const byDisplayName: Rule = ({ name }, { byDisplayName: known }) => {
  const people = name ? known.get(fold(name)) ?? [] : [];
  return people.map(person => ({
    ...{ person, source: 'name', sure: false },
    confidence: people.length === 1 ? 0.5 : 0.3,
    reason: `its name ${name} is the same`,
  }));
};

const rules: Rule[] = [byAnnotation, byEmail, byUsername, byDisplayName];

function localPart(email: string | undefined): string | undefined {
  return email?.toLowerCase().split('@')[0] || undefined;
}
