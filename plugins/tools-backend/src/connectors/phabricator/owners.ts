import type { OwnerHint } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { Conduit, Handles } from './conduit';

const packageSchema = z.object({
  fields: z.object({
    status: z.string(),
    owners: z.array(z.object({ ownerPHID: z.string() })),
  }),
  attachments: z.object({
    paths: z.object({
      paths: z.array(
        z.object({
          repositoryPHID: z.string(),
          path: z.string(),
          /** Text in Phabricator. */
          excluded: z.union([z.boolean(), z.string(), z.number()]).optional(),
        }),
      ),
    }),
  }),
});

const WHOLE_REPOSITORY = '/';

/** PHIDs of the owners of whole repositories, by repository; those of folders in it say nothing about the rest. */
export async function readOwners(
  conduit: Conduit,
): Promise<Map<string, string[]>> {
  const packages = await conduit.findAll(
    'owners.search',
    { attachments: { paths: true } },
    packageSchema,
  );
  const owners = new Map<string, string[]>();
  for (const { fields, attachments } of packages ?? []) {
    if (fields.status !== 'active') continue;
    const phids = fields.owners.map(({ ownerPHID }) => ownerPHID);
    for (const { repositoryPHID, path, excluded } of attachments.paths.paths) {
      if (path !== WHOLE_REPOSITORY || Number(excluded ?? 0)) continue;
      const before = owners.get(repositoryPHID) ?? [];
      owners.set(repositoryPHID, [...before, ...phids]);
    }
  }
  return owners;
}

/** The first team and the first person that own it, else the first project that it is tagged with. */
export function ownerHintOf(
  owners: string[],
  tags: string[],
  handles: Handles,
): OwnerHint {
  const first = (phids: string[], type: string) =>
    phids.map(phid => handles[phid]).find(handle => handle?.type === type)
      ?.name;
  return {
    label: first(owners, 'PROJ'),
    path: first(tags, 'PROJ'),
    person: first(owners, 'USER'),
  };
}
