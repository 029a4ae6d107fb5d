import type { Entity } from '@backstage/catalog-model';
import {
  catalogEntity,
  defineFactSource,
  type ObservedRow,
} from '@strata/backstage-plugin-compliance-node';
import { technologyById, technologyIdOfRef } from '@strata/technologies';
import type { z } from 'zod';
import type { AuditedSubject } from '../subjects/readSubjects';

const TECHDOCS_ANNOTATION = 'backstage.io/techdocs-ref';

/** What the catalog says about each subject: it has been read with the subjects. */
export const catalogFacts = defineFactSource({
  id: 'catalog',
  title: 'The catalog',
  facts: [catalogEntity],
  async read(_, { subjects, now }) {
    const observedAt = now.toISOString();
    const rows = subjects.map(subject => toRow(subject, observedAt));
    return [{ factId: catalogEntity.id, complete: true, rows }];
  },
});

function toRow(subject: AuditedSubject, observedAt: string): ObservedRow {
  return {
    value: toValue(subject),
    itemTitle: subject.title,
    source: catalogFacts.title,
    observedAt,
    entityRefs: [subject.ref],
  };
}

function toValue({
  entity,
  team,
}: AuditedSubject): z.output<typeof catalogEntity.schema> {
  return {
    owner: team,
    declaredOwner: textOf(entity, 'owner'),
    system: textOf(entity, 'system'),
    description: entity.metadata.description,
    lifecycle: textOf(entity, 'lifecycle'),
    tags: entity.metadata.tags ?? [],
    links: (entity.metadata.links ?? []).map(({ url, title, type }) => ({
      url,
      title,
      type,
    })),
    documented: Boolean(entity.metadata.annotations?.[TECHDOCS_ANNOTATION]),
    technologies: technologiesOf(entity),
  };
}

function textOf(entity: Entity, key: string): string | undefined {
  const value = entity.spec?.[key];
  return typeof value === 'string' ? value : undefined;
}

function technologiesOf(entity: Entity) {
  const { dependsOn } = entity.spec ?? {};
  const refs = Array.isArray(dependsOn) ? dependsOn.map(String) : [];
  return refs
    .flatMap(ref => technologyIdOfRef(ref) ?? [])
    .map(id => {
      const known = technologyById.get(id);
      return { id, name: known?.name ?? id, status: known?.status };
    });
}
