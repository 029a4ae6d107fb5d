import {
  isDetectable,
  technologyById,
  type Technology,
} from '@strata/technologies';
import { byTitle } from './snapshot';
import type {
  NamedRef,
  ObservedTechnology,
  StackService,
  TechnologyObservation,
} from './types';

/** Services whose repository shows a technology, whether or not they declare it. */
export function observationsOf(
  services: readonly StackService[],
  id: string,
): TechnologyObservation[] {
  return byTitle(
    services.flatMap(({ ref, title, technologies, observed }) => {
      const seen = observed?.find(one => one.id === id)?.seen;
      return seen
        ? [{ ref, title, declared: technologies.includes(id), seen }]
        : [];
    }),
  );
}

/**
 * Services that declare a technology and whose repository was read without a sign of it, `unread`
 * where not all of it was.
 */
export function unseenIn(
  services: readonly StackService[],
  technology: Technology,
): Record<'unseen' | 'unread', NamedRef[]> {
  const missing = services.filter(
    service =>
      service.technologies.includes(technology.id) &&
      isMissing(technology, service.observed),
  );
  const named = (some: StackService[]) =>
    byTitle(some.map(({ ref, title }) => ({ ref, title })));
  return {
    unseen: named(missing.filter(({ unread }) => !unread)),
    unread: named(missing.filter(({ unread }) => unread)),
  };
}

/**
 * Whether a repository that is built with the technology would show it, and this one does not. A
 * tool that serves many is no part of it; and where not even a language shows, the files lie in
 * folders that are not read.
 */
export function isMissing(
  technology: Technology,
  observed: readonly ObservedTechnology[] | undefined,
): boolean {
  return (
    technology.layer !== 'system' &&
    isDetectable(technology) &&
    (observed ?? []).some(({ id }) => isLanguage(id)) &&
    !observed!.some(({ id }) => id === technology.id)
  );
}

function isLanguage(id: string): boolean {
  return technologyById.get(id)?.layer === 'language';
}
