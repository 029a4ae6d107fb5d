import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRun } from '../shared/perRun';
import { unlessForbidden } from '../shared/permission';
import type { PrometheusSettings } from './settings';

const alertmanagersSchema = z.object({
  data: z.object({ activeAlertmanagers: z.array(z.object({ url: z.url() })) }),
});

/** Where alerts are sent; nowhere is `[]`, and `undefined` is what a proxy does not let through. */
export const readRouters = perRun(
  async ({
    api,
    settings,
  }: ReadContext<PrometheusSettings>): Promise<string[] | undefined> => {
    const answer = await unlessForbidden(
      api.find('/alertmanagers', alertmanagersSchema, { allow: [404] }),
    );
    const active = answer?.data.activeAlertmanagers;
    if (!active?.length) return active && [];
    const { alertmanagers = active.map(({ url }) => rootOf(url)) } = settings;
    return [...new Set(alertmanagers)].sort();
  },
);

/** They are shown with the path that takes alerts. */
function rootOf(address: string): string {
  return address.replace(/\/api\/v[12]\/alerts$/, '');
}
