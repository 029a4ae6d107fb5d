import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { ComplianceClient } from '@strata/backstage-plugin-compliance-common';
import compliancePlugin from '@strata/backstage-plugin-compliance-backend';
import { ToolsClient } from '@strata/backstage-plugin-tools-common';
import toolsPlugin from '@strata/backstage-plugin-tools-backend';
import { startDemoTools, type DemoTools } from '@strata/demo-tools';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import composerModule from '..';
import { TEMPLATES } from './samples';

const ORGANISATION = `
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: storefront }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: shop }
spec: { owner: group:default/storefront }
`;

const user = mockCredentials.user.header('user:default/mia.chen');

/** Asks a backend as the user who creates services. */
export const senderTo =
  (server: Server) => (method: 'get' | 'post', path: string, body?: object) =>
    request(server)
      [method](`/api${path}`)
      .set('Authorization', user)
      .send(body);

export type Send = ReturnType<typeof senderTo>;

/** Scaffolder, catalog, tools and compliance, with the stand-ins of the demo company's tools. */
export async function startPortal(
  folder: ReturnType<typeof createMockDirectory>,
) {
  const demo = await startDemoTools({ ports: 0 });
  folder.setContent({ 'organisation.yaml': ORGANISATION, work: {} });
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      scaffolderEntityModel,
      scaffolderPlugin,
      composerModule,
      toolsPlugin,
      compliancePlugin,
      mockServices.events.factory(),
      mockServices.rootConfig.factory({ data: toConfig(demo, folder.path) }),
    ],
  });
  const { port } = server.address() as { port: number };
  const discoveryApi = {
    getBaseUrl: async (plugin: string) =>
      `http://localhost:${port}/api/${plugin}`,
  };
  const token = user.replace('Bearer ', '');
  const tools = new ToolsClient({ discoveryApi });
  const send = senderTo(server);
  /** What a task says when it ends; a retry takes its earlier end away. */
  const ending = (id: string) =>
    until(`the end of task ${id}`, async () => {
      const { body } = await send('get', `/scaffolder/v2/tasks/${id}/events`);
      const end = body.find((each: any) => each.type === 'completion');
      const log: string[] = body.map((each: any) => each.body.message);
      return end && { id, log, ...end.body };
    });
  return {
    demo,
    token,
    tools,
    compliance: new ComplianceClient({ discoveryApi }),
    send,
    /** Runs a template to its end. */
    async run(template: string, values: object) {
      const created = await send('post', '/scaffolder/v2/tasks', {
        templateRef: `template:default/${template}`,
        values,
      });
      if (created.status !== 201) throw new Error(created.text);
      return ending(created.body.id);
    },
    /** Runs a failed task again to its end. */
    async retry(id: string) {
      const started = await send(
        'post',
        `/scaffolder/v2/tasks/${id}/retry`,
        {},
      );
      if (!started.ok) throw new Error(started.text);
      return ending(id);
    },
    /** Reads every tool completely. */
    async sync() {
      const { items } = await tools.listSyncs(token);
      await Promise.all(
        items.map(each => tools.runSync(each.instance, each.resource, token)),
      );
      return until('all syncs', async () => {
        const states = (await tools.listSyncs(token)).items;
        return states.every(
          ({ outcome }) => !['running', 'never'].includes(outcome),
        );
      });
    },
    /** Waits until the catalog has an entity. */
    async waitForEntity(kind: string, name: string) {
      const path = `/catalog/entities/by-name/${kind}/default/${name}`;
      return until(`${kind} ${name} in the catalog`, async () => {
        const { status, body } = await send('get', path);
        return status === 200 && body;
      });
    },
  };
}

/** Seconds after which something that should happen counts as failed. */
const PATIENCE = 40;

async function until<T>(what: string, look: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await wait(200);
  }
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

function toConfig(demo: DemoTools, folder: string) {
  const tool = (id: keyof DemoTools['urls']) => ({
    main: {
      baseUrl: demo.urls[id],
      everyMinutes: 60,
      ...(id !== 'prometheus' && {
        username: demo.credentials[id].username,
        token: demo.credentials[id].token,
        writeToken: demo.credentials[id].writeToken,
      }),
    },
  });
  const host = new URL(demo.urls.gitlab).host;
  return {
    backend: {
      workingDirectory: join(folder, 'work'),
      reading: { allow: [{ host }] },
    },
    integrations: {
      gitlab: [
        {
          host,
          baseUrl: demo.urls.gitlab,
          apiBaseUrl: `${demo.urls.gitlab}/api/v4`,
          token: demo.credentials.gitlab.writeToken,
        },
      ],
    },
    tools: {
      gitlab: tool('gitlab'),
      jenkins: tool('jenkins'),
      grafana: tool('grafana'),
      jira: tool('jira'),
      prometheus: {
        main: { ...tool('prometheus').main, ruleFolder: demo.ruleFolder },
      },
    },
    catalog: {
      rules: [
        { allow: ['Component', 'Group', 'System', 'Template', 'Location'] },
      ],
      locations: [
        { type: 'file', target: join(folder, 'organisation.yaml') },
        { type: 'file', target: join(TEMPLATES, 'services/all.yaml') },
      ],
    },
  };
}
