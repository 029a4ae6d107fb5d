import {
  accountAnnotation,
  because,
  type AccountSource,
  type Because,
} from '@strata/backstage-plugin-tools-common';
import { termsFor } from '../links/annotations';
import { annotationKey } from '../links/services';
import { fold, type PeopleIndex, type Person } from './people';

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

/** A person whose account it may be, as one rule finds them. */
export interface Claim {
  person: Person;
  source: AccountSource;
  reason: string;
  because: Because;
  confidence: number;
  sure: boolean;
}

type Rule = (account: MatchableAccount, people: PeopleIndex) => Claim[];

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
        ...because('accountAnnotation', { annotation }),
      }));
  });
};

/** An address that nobody has confirmed could be anybody's. */
const byEmail: Rule = ({ email, emailVerified }, { byEmail: known }) => {
  if (!email) return [];
  const sure = emailVerified !== false;
  return (known.get(email.toLowerCase()) ?? []).map(person => ({
    ...{ person, source: 'email', sure, confidence: sure ? 0.95 : 0.7 },
    ...because(sure ? 'accountEmail' : 'accountEmailUnconfirmed', {}),
  }));
};

/** Short names are given twice: another sign has to agree. */
const byUsername: Rule = (account, { byName }) => {
  const { email, name, username } = account;
  if (!username) return [];
  const local = localPart(email);
  return (byName.get(username.toLowerCase()) ?? []).map(person => {
    const rule = [
      local && (local === person.name || local === localPart(person.email))
        ? ('accountUsernameAndEmail' as const)
        : undefined,
      name && fold(name) === fold(person.displayName)
        ? ('accountUsernameAndName' as const)
        : undefined,
    ].find(Boolean);
    return {
      ...{ person, source: 'username', sure: Boolean(rule) },
      confidence: rule ? 0.9 : 0.6,
      ...because(rule ?? 'accountUsername', { username }),
    };
  });
};

const byDisplayName: Rule = ({ name }, { byDisplayName: known }) => {
  if (!name) return [];
  const people = known.get(fold(name)) ?? [];
  return people.map(person => ({
    ...{ person, source: 'name', sure: false },
    confidence: people.length === 1 ? 0.5 : 0.3,
    ...because('accountName', { name }),
  }));
};

export const rules: Rule[] = [byAnnotation, byEmail, byUsername, byDisplayName];

function localPart(email: string | undefined): string | undefined {
  return email?.toLowerCase().split('@')[0] || undefined;
}
