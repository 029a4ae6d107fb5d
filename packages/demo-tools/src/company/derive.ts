import { createHash } from 'node:crypto';
import type { Company, Person, Service } from './schema';

/** A number from 0 to `range - 1` that depends on the text alone. */
export function stableNumber(text: string, range: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % range;
}

/** A short identifier that depends on the text alone. */
export function stableId(text: string, length = 10): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

export function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}

export function daysBefore(now: Date, days: number): Date {
  return hoursBefore(now, days * 24);
}

export function emailOf(company: Company, person: Pick<Person, 'id'>): string {
  return `${person.id}@${company.domain}`;
}

export function leadOf(company: Company, team: string): Person {
  return (
    company.people.find(person => person.leads === team) ??
    company.people.find(person => person.leads === 'platform')!
  );
}

export function membersOf(company: Company, team: string): Person[] {
  return company.people.filter(person => person.groups.includes(team));
}

/** Words that ought to be the same in every tool: the tag on dashboards, the label on rules. */
export function serviceLabels(service: Service): Record<string, string> {
  return service.owner === 'unowned'
    ? { service: service.name }
    : { service: service.name, team: service.owner };
}

/** Services by repository path: more than one where a repository is shared. */
export function servicesByRepository(company: Company): Map<string, Service[]> {
  const result = new Map<string, Service[]>();
  for (const service of company.services) {
    const path = service.repository.path;
    result.set(path, [...(result.get(path) ?? []), service]);
  }
  return result;
}
