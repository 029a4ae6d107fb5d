import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  accessGrants,
  listGrants,
  type AccessGrants,
} from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  defineAccounts,
  defineConnector,
  defineResource,
  toolsConnectorsExtensionPoint,
  type Account,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

/** What a tool with accounts and things that they may reach holds. */
export interface DirectoryState {
  accounts: (Partial<Account> & { id: string; lastSignIn?: string })[];
  boxes: {
    id: string;
    service?: string;
    team?: string;
    restricted?: boolean;
    access: Partial<AccessGrants>;
  }[];
  /** Set while the tool does not answer. */
  down?: boolean;
  /** Set while the credential may not list accounts. */
  accountsRefused?: boolean;
}

/** A connector on a tool that lives in the test's memory. */
export function directoryModule(state: DirectoryState): BackendFeature {
  const guard = () => {
    if (!state.down) return;
    throw new ConnectorError('unavailable', 'The tool does not answer.', {
      remedy: 'Wait.',
    });
  };
  const accounts = defineAccounts({
    schema: z.looseObject({
      id: z.string(),
      lastSignIn: z.string().optional(),
    }),
    async *list({ api }) {
      guard();
      if (state.accountsRefused) {
        throw api.failure('forbidden', 'accounts are for administrators');
      }
      yield { rows: state.accounts, last: true };
    },
    id: row => row.id,
    toAccount: ({ id, lastSignIn, ...row }) => ({
      ...{ state: 'active', kind: 'person', url: 'https://dir.test/u' },
      ...row,
    }),
    lastSignIn: row => row.lastSignIn,
  });
  const boxes = defineResource({
    name: 'boxes',
    title: 'Boxes',
    itemType: 'repository',
    process: 'development-workflow',
    schema: z.looseObject({ id: z.string() }),
    async *list() {
      guard();
      yield { rows: state.boxes, last: true };
    },
    id: row => row.id,
    toItem: ({ id, service, team, restricted }: any) => ({
      title: `box ${id}`,
      url: `https://dir.test/boxes/${id}`,
      restricted,
      owner: { label: team },
      hints: { services: service ? [service] : [], name: `box-${id}` },
    }),
    facts: [accessGrants],
    evidence: ({ access }: any) => {
      const { grants = [], complete = true, everyone } = access;
      const value = listGrants(grants, { everyone, complete });
      return { facts: [{ type: accessGrants, value }] };
    },
  });
  const connector = defineConnector({
    id: 'testdir',
    title: 'Test directory',
    technology: 'gitlab',
    docs: 'https://dir.example.com/api',
    permissions: ['the read role'],
    auth: ['none'],
    settings: z.object({}),
    api: { ping: async () => guard() },
    resources: [boxes, accounts],
  });
  return createBackendModule({
    pluginId: 'tools',
    moduleId: 'test-directory',
    register(env) {
      env.registerInit({
        deps: { connectors: toolsConnectorsExtensionPoint },
        init: async ({ connectors }) => connectors.addConnector(connector),
      });
    },
  });
}
