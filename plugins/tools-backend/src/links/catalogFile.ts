import {
  because,
  parseRepository,
} from '@strata/backstage-plugin-tools-common';
import type { Known, Linkable, LinkDraft, LinkRule } from './rules';
import type { Service } from './services';

/**
 * The services that the catalog file of a repository describes. A copy of a repository has a copy
 * of that file: where the catalog has the service from another repository, it only suggests.
 */
export const byCatalogFile: LinkRule = (item, known) => {
  const described = item.described ?? [];
  const services = described.flatMap(ref => known.services.get(ref) ?? []);
  return services.map((service): LinkDraft => {
    const entityRef = service.ref;
    const from = { entityRef, source: 'repository' as const };
    if (isElsewhere(service, item, known)) {
      return {
        ...{ ...from, state: 'suggested', confidence: 0.5 },
        ...because('catalogFileElsewhere', { entity: entityRef }),
      };
    }
    if (services.length > 1) {
      const others = String(services.length - 1);
      return {
        ...{ ...from, state: 'suggested', confidence: 0.6 },
        ...because('catalogFileMore', { entity: entityRef, others }),
      };
    }
    return {
      ...{ ...from, state: 'linked', confidence: 0.95 },
      ...because('catalogFile', { entity: entityRef }),
    };
  });
};

function isElsewhere(service: Service, { hints }: Linkable, known: Known) {
  const own = new Set(
    (hints.repositories ?? []).flatMap(address => {
      const repository = parseRepository(address)?.repository;
      if (!repository) return [];
      return known.aliases.get(repository)?.addresses ?? [repository];
    }),
  );
  const { repositories } = service;
  return (
    repositories.length > 0 &&
    !repositories.some(({ repository }) => own.has(repository))
  );
}
