import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import {
  environmentOf,
  labelsOfTags,
  ownerOf,
  servicesOf,
} from '../../shared/labels';
import { pageUrl } from '../names';
import {
  assertSeesAll,
  VHOST_LIST,
  vhostSchema,
  type VhostRow,
} from '../vhostRows';

/** Tags of the form `service=checkout-api` and `team=payments` are taken as labels. */
export const vhosts = defineResource<VhostRow>({
  name: 'vhosts',
  title: 'Virtual hosts',
  itemType: 'queue-namespace',
  process: 'operations',
  schema: vhostSchema,
  list: listVhosts,
  id: row => row.name,
  toItem(row, { api }) {
    const labels = labelsOfTags(row.tags);
    return {
      title: row.name,
      description: row.description ?? undefined,
      url: pageUrl(api.baseUrl, 'vhosts', row.name),
      environment: environmentOf(labels),
      owner: ownerOf(labels, row.name),
      hints: {
        annotations: { 'rabbitmq.com/vhost': [row.name] },
        services: servicesOf(labels),
      },
      attributes: { tags: row.tags },
    };
  },
  evidence: ({ cluster_state: states }) => {
    const words = Object.values(states);
    const stopped = words.filter(word => word !== 'running');
    const broken = stopped.length < words.length ? 'warning' : 'failing';
    return {
      status: {
        health: stopped.length ? broken : 'ok',
        word: stopped[0] ?? 'running',
      },
    };
  },
});

async function* listVhosts({ api }: ReadContext): AsyncIterable<ListPage> {
  await assertSeesAll(api);
  const { path, query } = VHOST_LIST;
  yield* api.pages(path, { by: 'single' }, { query });
}
