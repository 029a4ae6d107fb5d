import { ConfigReader } from '@backstage/config';
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

async function check(connector: ConnectorDefinition<any>) {
  const main = { baseUrl: tool.baseUrl, token: tool.token };
  const config = new ConfigReader({ tools: { testci: { main } } });
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
