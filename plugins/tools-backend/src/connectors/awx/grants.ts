import {
  accessGrants,
  listGrants,
  type AccessGrant,
} from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { unlessForbidden } from '../shared/permission';
import { apiRoot, PAGES, type AwxSettings } from './settings';

const entrySchema = z.object({
  role: z.object({
    name: z.string(),
    /** Where a team has the role. */
    team_name: z.string().optional(),
    /** What the role is given on. */
    resource_name: z.string().optional(),
  }),
  /** What the role comes to on the object that was asked about: `admin_role`, `execute_role` … */
  descendant_roles: z.array(z.string()).default([]),
});
type Entry = z.output<typeof entrySchema>;

const holderSchema = z.object({
  id: z.number(),
  is_superuser: z.boolean().default(false),
  summary_fields: z.object({
    direct_access: z.array(entrySchema).default([]),
    indirect_access: z.array(entrySchema).default([]),
  }),
});

/** What says most comes first. */
const LEVELS = ['admin', 'execute', 'approval', 'read'];

/** Who may do what with a template or workflow, by its path: by roles on it, on what it lies in, and of teams. */
export async function grantsOf(
  template: string,
  context: ReadContext<AwxSettings>,
): Promise<NonNullable<Evidence['facts']>> {
  const grants = await unlessForbidden(readGrants(template, context));
  if (!grants) return [];
  return [
    { type: accessGrants, value: listGrants(grants, { complete: true }) },
  ];
}

async function readGrants(
  template: string,
  context: ReadContext<AwxSettings>,
): Promise<AccessGrant[]> {
  const grants: AccessGrant[] = [];
  const path = `${apiRoot(context)}/${template}/access_list/`;
  for await (const { rows } of context.api.pages(path, PAGES, {
    query: { order_by: 'id' },
  })) {
    for (const holder of z.array(holderSchema).parse(rows)) {
      if (holder.is_superuser) continue;
      const { direct_access, indirect_access } = holder.summary_fields;
      const account = String(holder.id);
      grants.push(
        ...direct_access.map(entry => toGrant(account, entry)),
        ...indirect_access.map(entry =>
          toGrant(account, entry, entry.role.resource_name),
        ),
      );
    }
  }
  return grants;
}

function toGrant(
  account: string,
  { role, descendant_roles }: Entry,
  from?: string,
): AccessGrant {
  const level = LEVELS.find(known =>
    descendant_roles.includes(`${known}_role`),
  );
  const via = role.team_name ?? from;
  return { account, level: level ?? role.name, ...(via && { via }) };
}
