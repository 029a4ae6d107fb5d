import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Page,
  ServiceTools,
  SyncState,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';
import {
  failsOnce,
  fakeToolsApi,
  renderPage,
} from '../../__testUtils__/render';
import {
  aLinkedItem,
  anItem,
  aSync,
  SERVICE_REF,
  serviceTools,
} from '../../__testUtils__/samples';
import { EntityToolsContent } from './EntityToolsContent';

const job = aLinkedItem();
const dashboard = aLinkedItem({
  uid: '00000000000000b2',
  type: 'dashboard',
  process: 'monitoring',
  title: 'Checkout latency',
  environment: 'production',
  owner: 'group:default/unowned',
  status: { health: 'failing' },
});
const suggestion = aLinkedItem(
  { uid: '00000000000000c3', title: 'checkout-nightly' },
  { state: 'suggested', source: 'name', confidence: 0.857, reason: 'similar' },
);

function setup(
  tools: ServiceTools,
  options: {
    denied?: string[];
    address?: string;
    found?: Page<ToolItem>;
    syncs?: SyncState[];
    answers?: Parameters<typeof fakeToolsApi>[0];
  } = {},
) {
  const api = fakeToolsApi({
    getServiceTools: async () => tools,
    listSyncs: async () => ({ items: options.syncs ?? [aSync()] }),
    refreshService: async () => ({ syncs: 1 }),
    decideLink: async () => suggestion.link,
    linkItem: async () => job.link,
    settleConflict: async () => ({ claims: [] }),
    listItems: async () => options.found ?? { items: [] },
    ...options.answers,
  });
  const page = renderPage(<EntityToolsContent />, { api, ...options });
  return { api, user: userEvent.setup(), ...page };
}

describe('EntityToolsContent', () => {
  it('names the tools whose last read failed, of those that the service uses', async () => {
    const error = { kind: 'auth' as const, message: 'No.', remedy: 'Repair.' };
    const { instance, resource } = job;
    const failed = { outcome: 'failed' as const, error };
    setup(serviceTools([job]), {
      syncs: [
        aSync({ ...failed, instance, resource, instanceTitle: 'Jenkins main' }),
        aSync({ ...failed, instance: 'jira.main', instanceTitle: 'Jira main' }),
      ],
    });
    const notice = await screen.findByText(/did not succeed/);
    expect(notice).toHaveTextContent('The last read of Jenkins main did not');
  });

  it('groups items by process, each with state, owner and link out', async () => {
    const own = aLinkedItem({ uid: 'd4', type: 'crystal-ball' });
    const { api } = setup(serviceTools([job, own, dashboard]));
    const ci = await screen.findByRole('rowgroup', {
      name: 'Continuous integration',
    });
    expect(api.getServiceTools).toHaveBeenCalledWith(SERVICE_REF);
    const [link] = within(ci).getAllByRole('link', {
      name: 'storefront/checkout-api',
    });
    expect(link).toHaveAttribute('href', job.url);
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(ci).toHaveTextContent('Healthy (SUCCESS)');
    expect(within(ci).getByTitle('CI job')).toBeInTheDocument();
    expect(within(ci).getByTitle('crystal ball')).toBeInTheDocument();
    const monitoring = screen.getByRole('rowgroup', { name: 'Monitoring' });
    expect(monitoring).toHaveTextContent(/production.*Failing.*never.*unowned/);
  });

  it('does not take for live what is not configured any more', async () => {
    setup(serviceTools([aLinkedItem({ retired: true }), dashboard]));
    const ci = await screen.findByRole('rowgroup', {
      name: 'Continuous integration',
    });
    expect(ci).toHaveTextContent('Not configured any more');
    expect(ci).not.toHaveTextContent('SUCCESS');
    expect(
      screen.getByRole('button', {
        name: 'How to fix Continuous integration',
      }),
    ).toBeInTheDocument();
  });

  it.each([
    ['javascript', 'javascript'],
    ['data', 'data'],
    ['vbscript', 'vbscript'],
  ])('never links to a %s address', async (_, scheme) => {
    const evil = { url: `${scheme}:alert(document.cookie)`, title: 'evil' };
    setup(serviceTools([aLinkedItem(evil)]));
    expect(await screen.findByText('evil')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'evil' }),
    ).not.toBeInTheDocument();
  });

  it('says how many processes are covered, and how to fix each gap', async () => {
    const { user } = setup(serviceTools([job, dashboard]));
    expect(
      await screen.findByText('2 of 6 processes covered'),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'How to fix Alerting' }),
    );
    const fix = await screen.findByRole('dialog', { name: 'Alerting' });
    expect(fix).toHaveTextContent(
      'grafana/alert-label-selector: service=checkout-api',
    );
    await user.click(
      await within(fix).findByRole('button', {
        name: 'Link an item for Alerting',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Link an item to checkout-api',
    });
    expect(within(dialog).getByLabelText('Process')).toHaveValue('alerting');
  });

  it('shows what another service claims too, and annotations that mean nothing', async () => {
    const { link, ...item } = job;
    const claims = [
      { ...link, entityRef: 'component:default/cart-api' },
      {
        ...link,
        id: 'b',
        state: 'conflict' as const,
        reason: 'same repository',
      },
    ];
    const dangling = [
      { entityRef: SERVICE_REF, annotation: 'jira/project-key', value: 'NOPE' },
    ];
    const tools = {
      ...serviceTools([dashboard]),
      conflicts: [{ item, claims }],
      dangling,
    };
    const { user, api } = setup(tools);
    expect(
      await screen.findByText('jira/project-key: NOPE'),
    ).toBeInTheDocument();
    const group = screen.getByRole('rowgroup', { name: item.title });
    expect(group).toHaveTextContent(/cart-api.*checkout-apisame repository/);
    await user.click(
      within(group).getByRole('button', { name: /Only cart-api/ }),
    );
    expect(api.settleConflict).toHaveBeenCalledWith(item.uid, [
      'component:default/cart-api',
    ]);
    expect(api.getServiceTools.mock.calls.length).toBeGreaterThan(1);
  });

  it('says why the owner is the owner', async () => {
    const ownerReason = 'it lies in storefront';
    const { user } = setup(serviceTools([aLinkedItem({ ownerReason })]));
    const owner = await screen.findByTitle(`Owner because ${ownerReason}`);
    expect(owner).toHaveTextContent('storefront');
    await user.click(
      screen.getByRole('button', { name: `Why ${job.title} is here` }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      `Owner group:default/storefront, because ${ownerReason}`,
    );
  });

  it('explains a link by reason, source and confidence', async () => {
    const { user } = setup(serviceTools([], [suggestion]));
    const why = await screen.findByRole('button', {
      name: 'Why checkout-nightly is here',
    });
    expect(why).toHaveTextContent('name 86 %');
    why.focus();
    await user.keyboard('{Enter}');
    const popover = await screen.findByRole('dialog', {
      name: 'Why it is here',
    });
    expect(popover).toHaveTextContent(
      /similar.*Found by: name.*Confidence 86 %/,
    );
  });

  it.each([
    ['Accept checkout-nightly', 'accept', 'checkout-nightly is linked.'],
    [
      'Reject checkout-nightly',
      'reject',
      'checkout-nightly will not be suggested again.',
    ],
  ])('decides a suggestion: %s', async (name, decision, message) => {
    const { user, api, messages } = setup(serviceTools([job], [suggestion]));
    await user.click(await screen.findByRole('button', { name }));
    expect(api.decideLink).toHaveBeenCalledWith(suggestion.link.id, decision);
    await waitFor(() => expect(messages()).toEqual([message]));
    expect(api.getServiceTools.mock.calls.length).toBeGreaterThan(1);
  });

  it.each([
    [2, 'The tools of this service are being read again.'],
    [0, 'No configured tool has anything of this service yet.'],
  ])('reads the tools again on demand, %p of them', async (syncs, message) => {
    const { user, api, messages } = setup(serviceTools([job]), {
      answers: { refreshService: async () => ({ syncs }) },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Refresh now' }),
    );
    expect(api.refreshService).toHaveBeenCalledWith(SERVICE_REF);
    await waitFor(() => expect(messages()).toEqual([message]));
  });

  it('shows what was asked for last, whichever answer comes last', async () => {
    const answers = new Map<string | undefined, () => void>();
    const { user } = setup(serviceTools([job]), {
      answers: {
        listItems: async ({ q }) => {
          await new Promise<void>(done => answers.set(q, done));
          return { items: [anItem({ title: `found for ${q}` })] };
        },
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Link an item…' }),
    );
    const search = await screen.findByRole('searchbox');
    await user.type(search, 'pay');
    await waitFor(() => expect(answers.has('pay')).toBe(true));
    await user.type(search, 'ments');
    await waitFor(() => expect(answers.has('payments')).toBe(true));
    answers.get('payments')!();
    expect(await screen.findByText('found for payments')).toBeVisible();
    answers.get('pay')!();
    answers.get(undefined)!();
    await expect(screen.findByText('found for pay')).rejects.toThrow();
    expect(screen.getByText('found for payments')).toBeVisible();
  });

  it('searches items on the server, unlinked ones first, and links one by hand', async () => {
    const found = anItem({ uid: '00000000000000d4', title: 'orphan-job' });
    const { user, api, messages } = setup(serviceTools([job]), {
      found: { items: [found], total: 30 },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Link an item…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByLabelText('Search items by name'),
      'orphan',
    );
    await waitFor(() =>
      expect(api.listItems).toHaveBeenLastCalledWith({
        q: 'orphan',
        process: undefined,
        unlinked: true,
        limit: 20,
      }),
    );
    expect(dialog).toHaveTextContent('The first 1 of 30');
    await user.click(
      within(dialog).getByLabelText('Only items that no service has'),
    );
    await waitFor(() =>
      expect(api.listItems).toHaveBeenLastCalledWith(
        expect.objectContaining({ unlinked: undefined }),
      ),
    );
    await user.click(
      await within(dialog).findByRole('button', { name: 'Link orphan-job' }),
    );
    expect(api.linkItem).toHaveBeenCalledWith({
      itemUid: found.uid,
      entityRef: SERVICE_REF,
    });
    await waitFor(() =>
      expect(messages()).toEqual(['orphan-job is linked to checkout-api.']),
    );
  });

  it('says so when no item matches the search', async () => {
    setup(serviceTools([job]), { address: '/?link=any' });
    expect(await screen.findByText(/No item matches/)).toBeInTheDocument();
  });

  it('blocks what the user may not do, and says which permission is missing', async () => {
    const { user, api } = setup(serviceTools([job], [suggestion]), {
      denied: ['tools.link.decide', 'tools.sync.run'],
    });
    const blocked = await screen.findAllByTitle(/tools\.link\.decide/);
    expect(blocked).toHaveLength(3);
    for (const button of blocked) await user.click(button);
    await user.click(screen.getByTitle(/tools\.sync\.run/));
    expect(api.decideLink).not.toHaveBeenCalled();
    expect(api.refreshService).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says what would be here when nothing is linked', async () => {
    setup(serviceTools([]));
    expect(
      await screen.findByText('No tool is linked to this service'),
    ).toBeInTheDocument();
    expect(screen.getByText('0 of 6 processes covered')).toBeInTheDocument();
  });

  it('shows the first rows of many, what is unwell before them', async () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      aLinkedItem({
        uid: n.toString(16).padStart(16, '0'),
        title: `job-${n}`,
        status: { health: n === 299 ? 'failing' : 'ok' },
      }),
    );
    const { user } = setup(serviceTools(many));
    const table = await screen.findByRole('table');
    const rows = () =>
      within(table)
        .getAllByRole('row')
        .slice(1)
        .filter(row => row.children.length > 1);
    expect(rows()).toHaveLength(20);
    expect(rows()[0]).toHaveTextContent('job-299');
    await user.click(screen.getByRole('button', { name: 'Show all 300' }));
    expect(rows()).toHaveLength(300);
  });

  it('shows a skeleton while loading, and an error with a way to try again', async () => {
    const { call, fail } = failsOnce(serviceTools([job]));
    const api = fakeToolsApi({ getServiceTools: call });
    renderPage(<EntityToolsContent />, { api });
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
    fail(new Error('503 Service Unavailable'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The tools of checkout-api could not be read.503 Service Unavailable',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('storefront/checkout-api'),
    ).toBeInTheDocument();
  });
});
