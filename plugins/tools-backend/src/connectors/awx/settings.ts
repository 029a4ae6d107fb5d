import type { Paging, ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

export const awxSettings = z.object({
  gateway: z
    .boolean()
    .default(false)
    .describe(
      'Set for Ansible Automation Platform 2.5 and later, whose gateway stands before the controller.',
    ),
  releases: z
    .array(z.string().min(1))
    .default(['*deploy*', '*Deploy*', '*release*', '*Release*'])
    .describe(
      'Names of templates whose jobs are releases, where they run against production; `*` stands for any text.',
    ),
  productionInventories: z
    .array(z.string().min(1))
    .default(['prod*', 'Prod*', 'live*'])
    .describe(
      'Names of inventories that are production. A workflow without an inventory counts by its own name.',
    ),
});

export type AwxSettings = z.output<typeof awxSettings>;

/** The server may send shorter pages than were asked for: its `next` tells. */
export const PAGES: Paging = {
  by: 'link',
  sizeParam: 'page_size',
  size: 200,
  next: 'next',
  rows: 'results',
  total: 'count',
};

/** Where the controller's API begins. */
export function apiRoot({ settings }: ReadContext<AwxSettings>): string {
  return settings.gateway ? '/api/controller/v2' : '/api/v2';
}

/** A page of the controller's interface. */
export function pageUrl(
  { api, settings }: ReadContext<AwxSettings>,
  page: { classic: string; gateway: string },
): string {
  return settings.gateway
    ? `${api.baseUrl}/execution/${page.gateway}`
    : `${api.baseUrl}/#/${page.classic}`;
}
