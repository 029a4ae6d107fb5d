import { createConnectorContext } from '@strata/backstage-plugin-tools-node';
import { startDemoTools, type DemoTools } from '@strata/demo-tools';
import { connector } from './connector';

jest.setTimeout(30_000);

const action = connector.actions!.find(
  ({ name }) => name === 'protect-branch',
)!;
const project = 'storefront/product-catalog';
const input = action.input.parse({ project, branch: 'main' });
const rules = `/projects/${encodeURIComponent(project)}/protected_branches`;
const loose = { push: 30, merge: 30 };

let demo: DemoTools;

beforeEach(async () => {
  demo = await startDemoTools({ ports: 0 });
});
afterEach(() => demo.stop());

function open() {
  const { token, writeToken } = demo.credentials.gitlab;
  const config = { baseUrl: demo.urls.gitlab, token, writeToken };
  return createConnectorContext(connector, config).context;
}

async function ruleOf() {
  const options = { allow: [404] };
  const { status, json } = await open().api.request(
    'GET',
    `${rules}/main`,
    options,
  );
  if (status === 404) return undefined;
  const { push_access_levels, merge_access_levels } = json() as any;
  const role = ([{ access_level }]: any) => access_level;
  return { push: role(push_access_levels), merge: role(merge_access_levels) };
}

/**
 * Protects a branch that everybody may push to, in a process that ends between taking the rule away
 * and making it anew: the demo cannot change roles, as the free tier cannot. Resolves to what was
 * kept before.
 */
async function killInTheMiddle(): Promise<any> {
  const context = open();
  const { request } = context.api;
  const path = `${rules}/main`;
  await request('DELETE', path, { write: true, allow: [404] });
  const body = { name: 'main', push_access_level: 30, merge_access_level: 30 };
  await request('POST', rules, { write: true, body });
  const { undo } = await action.plan(input, context);
  context.api.request = async (method, ...rest) => {
    if (method === 'POST') throw new Error('killed');
    return request(method, ...rest);
  };
  await action.apply(input, context).catch(() => {});
  return undo;
}

describe('a process that is killed while a rule is made anew', () => {
  it('leaves what puts the rule back', async () => {
    const kept = await killInTheMiddle();
    expect(await ruleOf()).toBeUndefined();
    await action.undo!(kept, open());
    expect(await ruleOf()).toEqual(loose);
  });

  it('leaves an action that can be repeated', async () => {
    const kept = await killInTheMiddle();
    await action.apply(input, open());
    expect(await ruleOf()).toEqual({ push: 0, merge: 40 });
    await action.undo!(kept, open());
    expect(await ruleOf()).toEqual(loose);
  });
});
