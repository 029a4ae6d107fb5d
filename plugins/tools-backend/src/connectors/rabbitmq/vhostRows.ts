import {
  ConnectorError,
  type ApiClient,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { labelsOfTags, type Labels } from '../shared/labels';
import { userSchema } from './userRows';

export const VHOST_LIST = {
  path: '/vhosts',
  query: { columns: 'name,description,tags,cluster_state' },
} as const;

export const vhostSchema = z.object({
  name: z.string().min(1),
  /** Description and tags came with version 3.8. */
  description: z.string().nullish(),
  tags: z.array(z.string()).default([]),
  /** By node. */
  cluster_state: z.record(z.string(), z.string()).default({}),
});
export type VhostRow = z.output<typeof vhostSchema>;

/** Labels of all virtual hosts, which their queues inherit. */
export async function readVhostLabels(
  api: ApiClient,
): Promise<Map<string, Labels>> {
  const rows = await api.get(VHOST_LIST.path, z.array(z.unknown()), {
    query: VHOST_LIST.query,
  });
  return new Map(
    rows.flatMap(row => {
      const { data } = vhostSchema.safeParse(row);
      return data ? [[data.name, labelsOfTags(data.tags)]] : [];
    }),
  );
}

/** Without a tag that lets it monitor, an account is shown only the virtual hosts it may use. */
export async function assertSeesAll(api: ApiClient): Promise<void> {
  const { name, tags } = await api.get('/whoami', userSchema);
  if (tags.some(tag => ['monitoring', 'administrator'].includes(tag))) return;
  throw new ConnectorError(
    'forbidden',
    `The account ${name} of RabbitMQ sees only the virtual hosts that it may use.`,
    {
      remedy: `Give it the tag: rabbitmqctl set_user_tags ${name} monitoring.`,
    },
  );
}
