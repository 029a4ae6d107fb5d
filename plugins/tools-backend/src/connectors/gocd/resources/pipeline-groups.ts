import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { readDashboard } from '../dashboard';

const groupSchema = z.object({ name: z.string().min(1) });

export const pipelineGroups = defineResource({
  name: 'pipeline-groups',
  title: 'Pipeline groups',
  itemType: 'ci-project',
  process: 'ci',
  shared: true,
  schema: groupSchema,
  list: listGroups,
  id: group => group.name,
  toItem: ({ name }, { api }) => ({
    title: name,
    url: `${api.baseUrl}/go/pipelines`,
    owner: { path: name },
    hints: { annotations: { 'gocd.org/pipeline-group': [name] } },
  }),
});

async function* listGroups(context: ReadContext): AsyncIterable<ListPage> {
  const { validator } = context;
  const dashboard = await readDashboard(context);
  yield dashboard
    ? { rows: dashboard.groups, last: true, validator: dashboard.validator }
    : { rows: [], last: true, unchanged: true, validator };
}
