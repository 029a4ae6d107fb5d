import { isDetectable, type Technology } from '@strata/technologies';
import { byTitle } from './snapshot';
import type { NamedRef, StackService, TechnologyObservation } from './types';

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
 * Services that declare a technology and whose repository was read without a sign of it. A tool
 * that serves many is no part of the repository of one.
 */
export function unseenIn(
  services: readonly StackService[],
  technology: Technology,
): NamedRef[] {
  if (!isExpectedInRepository(technology)) return [];
  const { id } = technology;
  return byTitle(
    services
      .filter(
        ({ technologies, observed }) =>
          technologies.includes(id) &&
          observed &&
          !observed.some(one => one.id === id),
      )
      .map(({ ref, title }) => ({ ref, title })),
  );
}

/** Whether a service that is built with it has to show it. */
export function isExpectedInRepository(technology: Technology): boolean {
  return technology.layer !== 'system' && isDetectable(technology);
}
