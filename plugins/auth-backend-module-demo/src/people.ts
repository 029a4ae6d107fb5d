import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** One of the people that the demo signs in as. */
export interface DemoPerson {
  /** What a script calls the person, for example `auditor`. */
  role: string;
  userEntityRef: string;
}

/** Reads `auth.providers.demo.people`, a map from role to user entity ref. */
export function readPeople(config: Config): DemoPerson[] {
  const people = config.getConfig('people');
  return people
    .keys()
    .map(role => ({ role, userEntityRef: people.getString(role) }));
}

/** The person with the role that a request names in its `x-demo-person` header. */
export function findPerson(
  people: DemoPerson[],
  role: string | undefined,
): DemoPerson {
  const person = people.find(candidate => candidate.role === role);
  if (person) return person;
  const roles = people.map(candidate => candidate.role).join(', ');
  throw new InputError(
    `The demo has nobody called "${
      role ?? ''
    }"; send one of ${roles} in x-demo-person`,
  );
}
