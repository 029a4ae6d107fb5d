import {
  bastionAccounts,
  bastionControls,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { Context, JumpserverSettings } from '../api';
import { readAccounts } from '../accounts';
import { readControls } from '../controls';

const rowSchema = z.object({ id: z.literal('bastion') });
type Row = z.output<typeof rowSchema>;

/** The bastion host as a whole. */
export const bastions = defineResource<Row, JumpserverSettings>({
  name: 'bastions',
  title: 'Bastion host',
  itemType: 'bastion',
  process: 'access-control',
  shared: true,
  schema: rowSchema,
  list: listItself,
  id: row => row.id,
  toItem: (_row, { api, instance }) => ({
    title: `JumpServer ${instance}`,
    url: `${api.baseUrl}/ui/`,
    hints: {},
  }),
  facts: [bastionAccounts, bastionControls],
  evidence,
});

async function* listItself(): AsyncIterable<ListPage> {
  yield { rows: [{ id: 'bastion' }], last: true };
}

async function evidence(_row: Row, context: Context): Promise<Evidence> {
  const [accounts, controls] = await Promise.all([
    readAccounts(context),
    readControls(context),
  ]);
  return {
    status: { health: accounts || controls ? 'ok' : 'unknown' },
    facts: [
      ...(accounts ? [{ type: bastionAccounts, value: accounts }] : []),
      ...(controls ? [{ type: bastionControls, value: controls }] : []),
    ],
  };
}
