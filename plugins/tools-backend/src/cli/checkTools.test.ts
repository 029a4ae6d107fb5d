import { ConfigReader, type Config } from '@backstage/config';
import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';
import { testConnector, ToolServer } from '../__testUtils__/toolServer';
import { checkTools } from './checkTools';

let tool: ToolServer;

beforeEach(async () => {
  tool = new ToolServer();
  await tool.start();
  tool.jobs = [{ id: 'a', name: 'Build' }];
});
afterEach(() => tool.stop());

async function check(connector: ConnectorDefinition<any>, other?: Config) {
  const main = { baseUrl: tool.baseUrl, token: tool.token };
  const config = other ?? new ConfigReader({ tools: { testci: { main } } });
  let printed = '';
  const keep = (more: string) => {
    printed += more;
  };
  const output = { out: keep, err: keep };
  const code = await checkTools({ config, connectors: [connector], output });
  return { code, printed };
}

it('tells what a credential lacks, and that the tool can be read all the same', async () => {
  const [jobs] = testConnector.resources;
  const { code, printed } = await check({
    ...testConnector,
    resources: [
      {
        ...jobs,
        evidence: async (_row, context) => {
          await context.api.request('PUT', '/jobs/a', { allow: [403] });
          return {};
        },
      },
    ],
  });
  expect(printed).toContain('ok        Jobs can be read');
  expect(printed).toMatch(/lacks {5}Jobs: PUT \/.*jobs\/a was refused/);
  expect(printed).toContain('0 well, 1 readable but lacking permissions');
  expect(code).toBe(0);
});

it('tells what the configuration says not to read, and leaves it alone', async () => {
  const [jobs] = testConnector.resources;
  const users = { ...jobs, name: 'users', title: 'Users' };
  const config = new ConfigReader({
    tools: {
      testci: {
        main: {
          ...{ baseUrl: tool.baseUrl, token: tool.token },
          resources: { users: false },
        },
      },
    },
  });
  const { code, printed } = await check(
    { ...testConnector, resources: [jobs, users] },
    config,
  );
  expect(printed).toContain('ok        Jobs can be read');
  expect(printed).toContain(
    'off       Users: `tools.testci.main.resources.users` says not to read it',
  );
  expect(printed).not.toContain('Users can be read');
  expect(code).toBe(0);
});

it('tells what another plugin has configured, without a secret', async () => {
  const config = new ConfigReader({
    otherPlugin: [{ name: 'north', url: tool.baseUrl, secret: tool.token }],
  });
  const { code, printed } = await check(testConnector, config);
  expect(printed).toContain('taken     over from otherPlugin[0]');
  expect(printed).toContain('1 checked: 1 well');
  expect(printed).not.toContain(tool.token);
  expect(code).toBe(0);
});

it('says where a credential stands that another plugin has configured', async () => {
  const config = new ConfigReader({
    otherPlugin: [{ name: 'north', url: tool.baseUrl, secret: 'wrong' }],
  });
  const { printed } = await check(testConnector, config);
  expect(printed).toContain(
    'Put a valid token with the read role in `otherPlugin[0]`.',
  );
});

it('tells of a fault of the connector without its text', async () => {
  const { code, printed } = await check({
    ...testConnector,
    api: {
      ...testConnector.api,
      ping: async () => {
        throw new TypeError(`no header for ${tool.token}`);
      },
    },
  });
  expect(printed).toContain('The connector testci failed with TypeError.');
  expect(printed).not.toContain(tool.token);
  expect(code).toBe(1);
});
