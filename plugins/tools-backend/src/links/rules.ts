import type {
  LinkSource,
  LinkState,
} from '@strata/backstage-plugin-tools-common';
import type { LinkHints } from '@strata/backstage-plugin-tools-node';
import { annotationMeans } from './annotations';
import { nameSimilarity, normaliseName } from './names';
import { parseRepository, trimSlashes } from './repository';
import type { Service, ServiceIndex } from './services';

/** What the matcher has to know of an item. */
export interface Linkable {
  title: string;
  /** Key of the instance below its connector. */
  instanceName: string;
  hints: LinkHints;
}

export interface LinkDraft {
  entityRef: string;
  state: Exclude<LinkState, 'rejected'>;
  source: LinkSource;
  reason: string;
  confidence: number;
}

export type LinkRule = (item: Linkable, index: ServiceIndex) => LinkDraft[];

/** Below this likeness a name is not even worth a question. */
const LEAST_SIMILARITY = 0.6;

export const byAnnotation: LinkRule = (item, index) =>
  Object.entries(item.hints.annotations ?? {}).flatMap(([key, values]) =>
    (index.byAnnotation.get(key) ?? [])
      .filter(service =>
        annotationMeans(service.annotations[key], values, item.instanceName),
      )
      .map(service => ({
        entityRef: service.ref,
        state: 'linked',
        source: 'annotation',
        reason: `annotation ${key} is ${service.annotations[key]}`,
        confidence: 1,
      })),
  );

export const byRepository: LinkRule = (item, index) =>
  (item.hints.repositories ?? []).flatMap(address => {
    const place = parseRepository(address);
    const services = place && index.byRepository.get(place.repository);
    if (!services) return [];
    const path = trimSlashes(item.hints.path ?? place.path ?? '');
    return sharedRepository(item, services, {
      repository: place.repository,
      path,
    });
  });

function sharedRepository(
  item: Linkable,
  services: Service[],
  place: { repository: string; path: string },
): LinkDraft[] {
  const { repository, path } = place;
  const from = { source: 'repository' as const };
  if (services.length === 1) {
    const reason = `same repository ${repository}`;
    const entityRef = services[0].ref;
    return [{ ...from, entityRef, state: 'linked', reason, confidence: 0.95 }];
  }
  const name = normaliseName(item.hints.name ?? item.title);
  const decided = services.filter(
    service =>
      (path && isWithin(path, folderOf(service, repository))) ||
      normaliseName(service.name) === name,
  );
  const linked = decided.length === 1;
  return (linked ? decided : services).map(({ ref }) => ({
    ...from,
    entityRef: ref,
    state: linked ? 'linked' : 'suggested',
    reason: linked
      ? `same repository ${repository}, and ${
          path || 'its name'
        } is this service's`
      : `same repository ${repository}, which ${services.length} services share`,
    confidence: linked ? 0.9 : 0.5,
  }));
}

function folderOf(service: Service, repository: string): string | undefined {
  return service.repositories.find(place => place.repository === repository)
    ?.path;
}

function isWithin(path: string, folder: string | undefined): boolean {
  return Boolean(folder && `${path}/`.startsWith(`${folder}/`));
}

export const byLabel: LinkRule = (item, index) =>
  (item.hints.services ?? []).flatMap(label => {
    const name = label.slice(label.indexOf('=') + 1).trim();
    const services = index.byName.get(normaliseName(name)) ?? [];
    const only = services.length === 1;
    return services.map(({ ref }) => ({
      entityRef: ref,
      state: only ? 'linked' : 'suggested',
      source: 'label',
      reason: `label ${label.includes('=') ? label : `service=${label}`}`,
      confidence: only ? 0.95 : 0.5,
    }));
  });

export const byName: LinkRule = (item, index) => {
  const name = item.hints.name ?? item.title;
  const exact = index.byName.get(normaliseName(name)) ?? [];
  if (exact.length === 1) {
    return [
      {
        entityRef: exact[0].ref,
        state: 'linked',
        source: 'name',
        reason: `its name ${name} is the service's`,
        confidence: 0.9,
      },
    ];
  }
  return candidates(name, index)
    .map(service => ({
      service,
      likeness: nameSimilarity(name, service.name),
    }))
    .filter(({ likeness }) => likeness >= LEAST_SIMILARITY)
    .map(({ service, likeness }) => ({
      entityRef: service.ref,
      state: 'suggested',
      source: 'name',
      reason: `its name ${name} is ${Math.round(likeness * 100)} % like ${
        service.name
      }`,
      // A name alone is never as sure as an exact one.
      confidence: Math.min(0.85, Math.round(likeness * 100) / 100),
    }));
};

function candidates(name: string, index: ServiceIndex): Service[] {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const found = new Set(words.flatMap(word => index.byWord.get(word) ?? []));
  return [...found];
}
