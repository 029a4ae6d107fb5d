import { createBackend } from '@backstage/backend-defaults';
import toolsPlugin from '@strata/backstage-plugin-tools-backend';
import {
  ToolsClient,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { freePort } from '@strata/real-tools';
import { setTimeout as wait } from 'node:timers/promises';
import { configOn, fixedConfig } from '../shared/portalConfig';
import type { Reader, Reading } from './reader';

const TOKEN = 'a-token-for-one-run-of-the-trial';

/** A portal with the tools plugin alone, asked through its API. */
export async function openOurs(
  baseUrl: string,
  database: object,
): Promise<Reader> {
  const port = await freePort();
  const access = {
    type: 'static',
    options: { token: TOKEN, subject: 'trial' },
  };
  const backend = createBackend();
  backend.add(
    fixedConfig(() =>
      configOn(port, {
        backend: { database, auth: { externalAccess: [access] } },
        ...settings(baseUrl),
      }),
    ),
  );
  backend.add(toolsPlugin);
  await backend.start();
  const client = new ToolsClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
    },
  });
  return {
    read: () => read(client),
    close: () => backend.stop(),
  };
}

function settings(baseUrl: string) {
  return {
    tools: {
      // The trial alone decides when it is read; and reads all of it.
      gitlab: {
        main: {
          ...{ baseUrl, token: 'token' },
          everyMinutes: 1000,
          fullEveryMinutes: 0.1,
        },
      },
    },
  };
}

async function read(client: ToolsClient): Promise<Reading> {
  const before = await projects(client);
  await client.runSync('gitlab.main', 'projects', TOKEN);
  for (;;) {
    const sync = await projects(client);
    const done = sync.finishedAt && sync.outcome !== 'running';
    if (done && sync.finishedAt !== before.finishedAt) return readingOf(sync);
    await wait(100);
  }
}

async function projects(client: ToolsClient): Promise<SyncState> {
  const { items } = await client.listSyncs(TOKEN);
  return items.find(({ resource }) => resource === 'projects')!;
}

function readingOf({ items, error, heldBack, missing }: SyncState): Reading {
  const said = [
    error?.message,
    heldBack ? `${heldBack} removals held back` : undefined,
    missing && !heldBack ? `${missing} missing` : undefined,
  ].filter(Boolean);
  return { entities: items, said: said.join('; ') || undefined };
}
