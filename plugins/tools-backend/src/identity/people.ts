import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ANNOTATION_LEFT_ON } from '@strata/backstage-plugin-tools-common';
import { annotationTerms } from '../links/annotations';
import { annotationKey } from '../links/services';
import type { PersonRow } from './rows';

/** A catalog User as the matcher knows them, gone or not. */
export interface Person {
  ref: string;
  /** Name of the entity, in lower case. */
  name: string;
  displayName?: string;
  email?: string;
  annotations: Record<string, string>;
  /** Present where they are gone: the day in the catalog, or when the User was missed there. */
  leftAt?: string;
}

export interface PeopleIndex {
  byRef: ReadonlyMap<string, Person>;
  byEmail: ReadonlyMap<string, Person[]>;
  byName: ReadonlyMap<string, Person[]>;
  /** By `fold` of the name that pages show. */
  byDisplayName: ReadonlyMap<string, Person[]>;
  /** By `annotationKey` of each term of an annotation, in lower case. */
  byAnnotation: ReadonlyMap<string, Person[]>;
}

/** Annotations whose key ends so name accounts; those of Backstage's own providers among them. */
const ACCOUNT_KEY =
  /^(?:strata\.dev\/account-.+|.+\/(?:user-id|user-login|username))$/;

const LONGEST = 255;

/** What is kept of a User; nothing of one whose names do not fit. */
export function toPersonRow(user: Entity): PersonRow | undefined {
  const ref = stringifyEntityRef(user);
  if (ref.length > LONGEST) return undefined;
  const profile = (user.spec?.profile ?? {}) as Record<string, unknown>;
  const annotations = Object.entries(user.metadata.annotations ?? {}).filter(
    ([key]) => ACCOUNT_KEY.test(key),
  );
  const day = user.metadata.annotations?.[ANNOTATION_LEFT_ON]?.trim();
  return {
    entity_ref: ref,
    name: user.metadata.name.toLowerCase(),
    display_name: textOf(profile.displayName),
    email: textOf(profile.email)?.toLowerCase() ?? null,
    annotations: JSON.stringify(Object.fromEntries(annotations.sort())),
    left_on: day && isDay(day) ? day : null,
    missing_since: null,
    gone_at: null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() && value.length <= LONGEST
    ? value.trim()
    : null;
}

/** Anything else is no day, and no reason to think that somebody left. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function indexPeople(
  rows: readonly PersonRow[],
  now: string,
): PeopleIndex {
  const people = rows.map(row => toPerson(row, now));
  return {
    byRef: new Map(people.map(person => [person.ref, person])),
    byEmail: group(people, ({ email }) => (email ? [email] : [])),
    byName: group(people, ({ name }) => [name]),
    byDisplayName: group(people, ({ displayName }) =>
      displayName ? [fold(displayName)] : [],
    ),
    byAnnotation: group(people, person =>
      Object.entries(person.annotations).flatMap(([annotation, value]) =>
        annotationTerms(value).map(term =>
          annotationKey(annotation, term.toLowerCase()),
        ),
      ),
    ),
  };
}

function toPerson(row: PersonRow, now: string): Person {
  // The day itself is still a day of work.
  const left = row.left_on && row.left_on < now.slice(0, 10);
  const leftAt = left ? row.left_on : row.gone_at;
  return {
    ref: row.entity_ref,
    name: row.name,
    displayName: row.display_name ?? undefined,
    email: row.email ?? undefined,
    annotations: JSON.parse(row.annotations),
    ...(leftAt && { leftAt }),
  };
}

function group(
  people: readonly Person[],
  keysOf: (person: Person) => string[],
): Map<string, Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    for (const key of keysOf(person)) {
      const known = groups.get(key);
      if (known) known.push(person);
      else groups.set(key, [person]);
    }
  }
  return groups;
}

/** One spelling for names that differ in case, accents and spaces: `Tomáš  Novák` is `tomas novak`. */
export function fold(name: string | undefined): string {
  return (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}
