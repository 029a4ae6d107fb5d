import type { NamedRef, Source, StackService, StackSnapshot } from './types';
import { NO_TEAM } from './types';

/** Owner that stands for nobody; Strata Tools emits this group. */
const UNOWNED = 'group:default/unowned';

/** The team that answers for a service, if there is one. */
export function teamOf(service: StackService): string | undefined {
  return service.owner === UNOWNED ? undefined : service.owner;
}

/** What a source holds, or nothing when it did not answer. */
export function valueOf<T>(source: Source<T>): T | undefined {
  return source.state === 'ok' ? source.value : undefined;
}

/** The services of one team and system. */
export function servicesWithin(
  services: StackService[],
  filter: { team?: string; system?: string },
): StackService[] {
  const matches = (wanted: string | undefined, actual: string | undefined) =>
    wanted === undefined || wanted === (actual ?? NO_TEAM);
  return services.filter(
    service =>
      matches(filter.team, teamOf(service)) &&
      matches(filter.system, service.system),
  );
}

/** Whether any of the texts contains what was searched for; no search matches all. */
export function matchesSearch(
  q: string | undefined,
  ...texts: (string | undefined)[]
): boolean {
  const wanted = fold(q?.trim() ?? '');
  return texts.some(text => fold(text ?? '').includes(wanted));
}

/** Titles by ref, with the name in the ref as what is left when there is none. */
export function titlesOf(named: NamedRef[]): (ref: string) => string {
  const titles = new Map(named.map(({ ref, title }) => [ref, title]));
  return ref => titles.get(ref) ?? ref.replace(/^.*\//, '');
}

/** Titles of teams and systems alike. */
export function titlesIn(snapshot: StackSnapshot): (ref: string) => string {
  return titlesOf([...snapshot.teams, ...snapshot.systems]);
}

/** Sorted by title, as pages list things. */
export function byTitle<T extends { title: string }>(items: T[]): T[] {
  return [...items].sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** The values that are there, each once. */
export function distinct(values: Iterable<string | undefined>): string[] {
  const found = new Set(values);
  found.delete(undefined);
  return [...found] as string[];
}

function fold(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
