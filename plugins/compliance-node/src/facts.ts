import { defineFactType } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';

/** What the catalog says about a service or team. Emitted by Strata for every subject. */
export const catalogEntity = defineFactType({
  id: 'catalog.entity',
  title: 'what the catalog says about it',
  schema: z.object({
    /** Ref of the owning group, where the catalog knows it and it is not `unowned`. */
    owner: z.string().optional(),
    /** What the entity says its owner is. */
    declaredOwner: z.string().optional(),
    system: z.string().optional(),
    description: z.string().optional(),
    lifecycle: z.string().optional(),
    tags: z.array(z.string()),
    links: z.array(
      z.object({
        url: z.string(),
        title: z.string().optional(),
        type: z.string().optional(),
      }),
    ),
    /** Whether it has TechDocs. */
    documented: z.boolean(),
    /** What it is declared to be built on. */
    technologies: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** How far its makers look after it; absent where the knowledge base lacks it. */
        status: z.string().optional(),
      }),
    ),
  }),
});

/** That somebody stated a team did what a check asks. Emitted from Strata's own records. */
export const attestation = defineFactType({
  id: 'compliance.attestation',
  title: 'what teams attested',
  schema: z.object({
    checkId: z.string(),
    note: z.string(),
    /** ISO time. */
    attestedAt: z.string(),
  }),
});
