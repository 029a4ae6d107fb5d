import { createConnectorContext } from '@strata/backstage-plugin-tools-node';
import { startDemoTools, type DemoTools } from '@strata/demo-tools';
import { connector } from './connector';

jest.setTimeout(30_000);

const action = connector.actions!.find(
  ({ name }) => name === 'protect-branch',
)!;
const asked = { project: 'storefront/product-catalog', branch: 'main' };

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

/** The demo cannot change roles, as the free tier cannot: the process ends between DELETE and POST. */
async function killInTheMiddle(input: unknown) {
  const context = open();
  const { request } = context.api;
  context.api.request = async (method, path, init) => {
    if (method === 'POST') throw new Error('killed');
    return request(method, path, init);
  };
  await expect(action.apply(input, context)).rejects.toThrow('killed');
}

async function ruleOf() {
  const { api } = open();
  const path = `/projects/${encodeURIComponent(
    asked.project,
  )}/protected_branches/main`;
  const { status, json } = await api.request('GET', path, { allow: [404] });
  if (status === 404) return undefined;
  const { push_access_levels, merge_access_levels } = json() as any;
  const role = ([{ access_level }]: any) => access_level;
  return { push: role(push_access_levels), merge: role(merge_access_levels) };
}

describe('a process that is killed while a rule is made anew', () => {
  const loose = { push: 30, merge: 30 };
  let kept: any;

  beforeEach(async () => {
    const { api } = open();
    const path = `/projects/${encodeURIComponent(
      asked.project,
    )}/protected_branches`;
    await api.request('DELETE', `${path}/main`, { write: true, allow: [404] });
    const body = {
      name: 'main',
      push_access_level: 30,
      merge_access_level: 30,
    };
    await api.request('POST', path, { write: true, body });
    expect(await ruleOf()).toEqual(loose);
    const input = action.input.parse(asked);
    kept = (await action.plan(input, open())).undo;
    await killInTheMiddle(input);
    expect(await ruleOf()).toBeUndefined();
  });

  it('leaves what puts the rule back', async () => {
    await action.undo!(kept, open());
    expect(await ruleOf()).toEqual(loose);
  });

  it('leaves an action that can be repeated', async () => {
    await action.apply(action.input.parse(asked), open());
    expect(await ruleOf()).toEqual({ push: 0, merge: 40 });
    await action.undo!(kept, open());
    expect(await ruleOf()).toEqual(loose);
  });
});
