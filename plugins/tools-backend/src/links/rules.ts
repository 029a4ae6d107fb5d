import {
  because,
  parseRepository,
  trimSlashes,
  type Because,
  type LinkSource,
  type LinkState,
  type ReasonValues,
} from '@strata/backstage-plugin-tools-common';
import type { LinkHints } from '@strata/backstage-plugin-tools-node';
import { REPOSITORY, type Aliases } from './aliases';
import { annotationMeans, bareNumber, termsFor } from './annotations';
import { likeness, normaliseName, tellingWords, tokens } from './names';
import { namedServices, type NamingRule } from './naming';
import { annotationKey, type Service, type ServiceIndex } from './services';

/** What the matcher has to know of an item. */
export interface Linkable {
  title: string;
  connector: string;
  type: string;
  /** Key of the instance below its connector. */
  instanceName: string;
  hints: LinkHints;
  /** Refs of the entities that its catalog file describes. */
  described?: readonly string[];
  /** As its code owners file names them. */
  codeOwners?: readonly string[];
}

export interface LinkDraft {
  entityRef: string;
  state: Exclude<LinkState, 'rejected'>;
  source: LinkSource;
  reason: string;
  because: Because;
  confidence: number;
}

/** What items are matched with. */
export interface Known extends ServiceIndex {
  aliases: Aliases;
  /** How many tools are configured, by connector. */
  tools: ReadonlyMap<string, number>;
  naming: readonly NamingRule[];
}

export type LinkRule = (item: Linkable, known: Known) => LinkDraft[];

/** Below this likeness a name is not even worth a question. */
const LEAST_SIMILARITY = 0.6;

export const byAnnotation: LinkRule = (item, known) =>
  annotatedServices(item, known).map(({ annotation, service }): LinkDraft => {
    const value = service.annotations[annotation];
    const from = { entityRef: service.ref, source: 'annotation' as const };
    const tools = known.tools.get(item.connector) ?? 1;
    const offered = item.hints.annotations![annotation];
    const number = bareNumber(value, offered, item.instanceName);
    if (number && tools > 1) {
      const better = `${item.instanceName}:${number}`;
      const values = { annotation, value, tools: String(tools), better };
      return {
        ...{ ...from, state: 'suggested', confidence: 0.6 },
        ...because('annotationNumber', values),
      };
    }
    return {
      ...{ ...from, state: 'linked', confidence: 1 },
      ...because('annotation', { annotation, value }),
    };
  });

/** The services whose annotations mean the item, with the annotation that does. */
export function annotatedServices(
  { hints, instanceName }: Pick<Linkable, 'hints' | 'instanceName'>,
  { byAnnotation: index }: Pick<ServiceIndex, 'byAnnotation'>,
): { annotation: string; service: Service }[] {
  return Object.entries(hints.annotations ?? {}).flatMap(
    ([annotation, values]) => {
      const named = values
        .flatMap(value => termsFor(value, instanceName))
        .flatMap(term => index.get(annotationKey(annotation, term)) ?? []);
      return [...new Set(named)]
        .filter(service =>
          annotationMeans(
            service.annotations[annotation],
            values,
            instanceName,
          ),
        )
        .map(service => ({ annotation, service }));
    },
  );
}

export const byRepository: LinkRule = (item, known) =>
  (item.hints.repositories ?? []).flatMap(address => {
    const place = parseRepository(address);
    const found = place && servicesOf(place.repository, known);
    if (!found?.services.length) return [];
    const path = trimSlashes(item.hints.path ?? place?.path ?? '');
    return sharedRepository(item, { ...found, path });
  });

interface RepositoryMatch {
  services: Service[];
  /** Every address that means the repository. */
  addresses: readonly string[];
  repository: string;
  /** What it was before, where that decided. */
  former?: string;
}

/** The services of a repository under this address and under those that it had before or since. */
function servicesOf(
  repository: string,
  { byRepository: index, aliases }: Known,
): RepositoryMatch {
  const moved = aliases.get(repository);
  const addresses = moved?.addresses ?? [repository];
  const services = addresses.flatMap(address => index.get(address) ?? []);
  const used = [
    repository,
    ...addresses.filter(address => index.has(address)),
  ].find(address => moved && address !== moved.current);
  return {
    services: [...new Set(services)],
    addresses,
    ...(used ? { repository: moved!.current, former: used } : { repository }),
  };
}

function sharedRepository(
  item: Linkable,
  place: RepositoryMatch & { path: string },
): LinkDraft[] {
  const { services, addresses, path } = place;
  const source = 'repository';
  if (services.length === 1) {
    const why = becauseOf(place, 'sameRepository', {});
    const entityRef = services[0].ref;
    return [{ entityRef, source, state: 'linked', confidence: 0.95, ...why }];
  }
  const inside = item.type === REPOSITORY ? inFolders(place) : [];
  if (inside.length) return inside;
  const name = normaliseName(item.hints.name ?? item.title);
  const decided = services.filter(
    service =>
      (path && isWithin(path, folderOf(service, addresses))) ||
      normaliseName(service.name) === name,
  );
  if (decided.length === 1) {
    const why = path
      ? becauseOf(place, 'repositoryFolder', { folder: path })
      : becauseOf(place, 'repositoryName', {});
    const entityRef = decided[0].ref;
    return [{ entityRef, source, state: 'linked', confidence: 0.9, ...why }];
  }
  const count = String(services.length);
  return services.map(({ ref }) => ({
    entityRef: ref,
    source,
    state: 'suggested',
    confidence: 0.5,
    ...becauseOf(place, 'sharedRepository', { services: count }),
  }));
}

type OfRepository =
  | 'sameRepository'
  | 'repositoryFolder'
  | 'repositoryName'
  | 'sharedRepository'
  | 'sourceFolder';

/** A reason that names the repository, and what it was before where that decided. */
function becauseOf<Key extends OfRepository>(
  { repository, former }: Pick<RepositoryMatch, 'repository' | 'former'>,
  rule: Key,
  others: Omit<ReasonValues<Key>, 'repository'>,
) {
  const here = { repository, ...others };
  if (!former) return because(rule, here as ReasonValues<Key>);
  const before = { former, ...here } as ReasonValues<`${Key}Moved`>;
  return because(`${rule}Moved`, before);
}

/** The repository itself belongs to each service whose source is a folder of it. */
function inFolders(place: RepositoryMatch): LinkDraft[] {
  return place.services.flatMap((service): LinkDraft[] => {
    const folder = folderOf(service, place.addresses);
    if (!folder) return [];
    return [
      {
        ...{ entityRef: service.ref, source: 'repository', state: 'linked' },
        ...becauseOf(place, 'sourceFolder', { folder }),
        confidence: 0.9,
      },
    ];
  });
}

function folderOf(
  service: Service,
  addresses: readonly string[],
): string | undefined {
  return service.repositories.find(({ repository }) =>
    addresses.includes(repository),
  )?.path;
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
      ...because('label', {
        label: label.includes('=') ? label : `service=${label}`,
      }),
      confidence: only ? 0.95 : 0.5,
    }));
  });

/** The first rule of the configuration that leads to services decides. */
export const byNaming: LinkRule = (item, { naming, byName: index }) => {
  const name = item.hints.name ?? item.title;
  for (const { rule, service } of namedServices(naming, { ...item, name })) {
    const services = index.get(normaliseName(service)) ?? [];
    if (!services.length) continue;
    const only = services.length === 1;
    return services.map(({ ref }) => ({
      entityRef: ref,
      state: only ? 'linked' : 'suggested',
      source: 'naming',
      ...because('naming', { pattern: rule.text, service, name }),
      confidence: only ? 0.9 : 0.5,
    }));
  }
  return [];
};

export const byName: LinkRule = (item, index) => {
  const name = item.hints.name ?? item.title;
  const exact = index.byName.get(normaliseName(name)) ?? [];
  if (exact.length === 1) {
    return [
      {
        entityRef: exact[0].ref,
        state: 'linked',
        source: 'name',
        ...because('sameName', { name }),
        confidence: 0.9,
      },
    ];
  }
  const words = new Set(tokens(name));
  return candidates(name, index)
    .map(service => ({ service, like: likeness(words, service.words) }))
    .filter(({ like }) => like >= LEAST_SIMILARITY)
    .map(({ service, like }) => ({
      entityRef: service.ref,
      state: 'suggested',
      source: 'name',
      ...because('similarName', {
        name,
        percent: String(Math.round(like * 100)),
        service: service.name,
      }),
      // A name alone is never as sure as an exact one.
      confidence: Math.min(0.85, Math.round(like * 100) / 100),
    }));
};

function candidates(name: string, index: ServiceIndex): Service[] {
  const words = tellingWords(name);
  return [...new Set(words.flatMap(word => index.byWord.get(word) ?? []))];
}
