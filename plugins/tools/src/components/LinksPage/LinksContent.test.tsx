import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  LinkConflict,
  LinkCoverage,
  LinkDecisionResult,
  Page,
  Suggestion,
} from '@strata/backstage-plugin-tools-common';
import {
  failsOnce,
  fakeToolsApi,
  renderPage,
} from '../../__testUtils__/render';
import { aLinkedItem, anItem } from '../../__testUtils__/samples';
import { Route, Routes } from 'react-router-dom';
import type { ToolsApi } from '../../api';
import { LinksContent } from './LinksContent';

const payments = 'group:default/payments';

const suggestion = (number: number): Suggestion => ({
  ...aLinkedItem(
    { uid: number.toString(16).padStart(16, '0'), title: `job-${number}` },
    {
      id: `link-${number}`,
      state: 'suggested',
      source: 'name',
      confidence: 0.83,
      reason: `its name job-${number} is 83 % like checkout-api`,
    },
  ),
  serviceOwner: payments,
});

const coverage: LinkCoverage = {
  processes: [{ process: 'alerting', types: ['alert-rule'] }],
  teams: [
    {
      owner: payments,
      services: 14,
      linked: [
        {
          process: 'alerting',
          services: 12,
          types: [{ type: 'alert-rule', services: 12 }],
        },
      ],
    },
    { services: 1, linked: [{ process: 'alerting', services: 1, types: [] }] },
  ],
};

const empty = async () => ({ items: [], total: 0 });

function setup(
  address: string,
  answers: Partial<ToolsApi> = {},
  denied: string[] = [],
) {
  const api = fakeToolsApi({
    listInstances: async () => ({ items: [] }),
    getLinkCoverage: async () => coverage,
    listSuggestions: empty,
    listConflicts: empty,
    listDanglingAnnotations: empty,
    listItems: empty,
    listUnregistered: empty,
    ...answers,
  });
  const mounted = (
    <Routes>
      <Route path="/links/*" element={<LinksContent />} />
    </Routes>
  );
  const page = renderPage(mounted, {
    api,
    address,
    denied,
    catalog: catalogApiMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'cart-api', title: 'Cart API' },
        },
      ],
    }),
  });
  return { api, user: userEvent.setup(), ...page };
}

it('says that there is no such page', async () => {
  setup('/links/nowhere');
  expect(await screen.findByText(/PAGE NOT FOUND/)).toBeVisible();
  expect(screen.getByText('Suggestions')).toBeVisible();
});

describe('suggestions', () => {
  const pages = async ({
    cursor,
  }: {
    cursor?: string;
  }): Promise<Page<Suggestion>> =>
    cursor
      ? { items: [suggestion(3)], total: 3 }
      : { items: [suggestion(1), suggestion(2)], total: 3, nextCursor: 'next' };

  it('show service, reason and confidence, page by page', async () => {
    const { user, api } = setup('/links', { listSuggestions: pages });
    const table = await screen.findByRole('table', { name: 'Suggestions' });
    const row = within(table).getByText('job-1').closest('tr')!;
    expect(row).toHaveTextContent(
      /Jenkins main.*checkout-api.*payments.*name 83 %its name job-1 is 83 % like/,
    );
    expect(screen.getByText(/^2 of 3/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await within(table).findByText('job-3')).toBeInTheDocument();
    expect(api.listSuggestions).toHaveBeenLastCalledWith(
      expect.objectContaining({ cursor: 'next' }),
    );
    expect(within(table).getByText('job-1')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('are asked for by what the address says', async () => {
    const { user, api } = setup(
      `/links?team=${payments}&tool=jenkins.main&rule=name&confidence=80&service=component:default/cart-api`,
    );
    await waitFor(() =>
      expect(api.listSuggestions).toHaveBeenLastCalledWith({
        team: payments,
        instance: 'jenkins.main',
        source: 'name',
        minPercent: 80,
        entityRef: 'component:default/cart-api',
        limit: 100,
        cursor: undefined,
      }),
    );
    expect(await screen.findByText('Only cart-api')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Rule'), 'naming rule');
    await waitFor(() =>
      expect(api.listSuggestions).toHaveBeenLastCalledWith(
        expect.objectContaining({ source: 'naming' }),
      ),
    );
    expect(screen.getByTestId('address')).toHaveTextContent('rule=naming');
  });

  it.each([
    ['Accept', 'accept', '1 link accepted. 1 was left as it is: taken.'],
    ['Reject', 'reject', '1 suggestion rejected. 1 was left as it is: taken.'],
  ])('are decided many at once: %s', async (name, decision, message) => {
    const results: LinkDecisionResult[] = [
      { id: 'link-1' },
      { id: 'link-2', error: { name: 'ConflictError', message: 'taken' } },
    ];
    const { user, api, messages } = setup('/links', {
      listSuggestions: pages,
      decideLinks: async () => ({ results }),
    });
    await user.click(await screen.findByLabelText('Select all that are shown'));
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name }));
    expect(api.decideLinks).toHaveBeenCalledWith(
      ['link-1', 'link-2'],
      decision,
    );
    await waitFor(() => expect(messages()).toEqual([message]));
    expect(api.listSuggestions).toHaveBeenCalledTimes(2);
  });

  it('are decided only once some are selected', async () => {
    const { user, api } = setup('/links', { listSuggestions: pages });
    const accept = await screen.findByRole('button', { name: 'Accept' });
    await waitFor(() =>
      expect(accept).toHaveAttribute('aria-disabled', 'true'),
    );
    await user.click(accept);
    const box = screen.getByLabelText('Select job-2 for checkout-api');
    await user.click(box);
    await user.click(box);
    expect(screen.getByText('0 selected')).toBeInTheDocument();
    expect(api.decideLinks).not.toHaveBeenCalled();
  });

  it('are not decided without the permission', async () => {
    const { user, api } = setup('/links', { listSuggestions: pages }, [
      'tools.link.decide',
    ]);
    await user.click(await screen.findByLabelText('Select all that are shown'));
    const blocked = await screen.findAllByTitle(/tools\.link\.decide/);
    for (const button of blocked) await user.click(button);
    expect(blocked).toHaveLength(2);
    expect(api.decideLinks).not.toHaveBeenCalled();
  });

  it('say what would be here, and what failed', async () => {
    const { call, fail } = failsOnce({ items: [], total: 0 });
    setup('/links', { listSuggestions: call });
    fail(new Error('503 Service Unavailable'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The suggestions could not be read.503 Service Unavailable',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/No suggestion is open/),
    ).toBeInTheDocument();
  });
});

describe('conflicts', () => {
  const { link, ...item } = aLinkedItem();
  const conflict: LinkConflict = {
    item,
    claims: [
      link,
      {
        ...link,
        id: 'other',
        entityRef: 'component:default/cart-api',
        state: 'conflict',
        reason: 'same repository git.example.com/cart',
      },
    ],
  };

  it.each([
    ['Only checkout-api', ['checkout-api']],
    ['Only cart-api', ['cart-api']],
    ['All of them', ['checkout-api', 'cart-api']],
  ])('show both reasons and are settled: %s', async (choice, names) => {
    const { user, api, messages } = setup('/links/conflicts', {
      listConflicts: async () => ({ items: [conflict], total: 1 }),
      settleConflict: async () => ({ claims: [] }),
    });
    const group = await screen.findByRole('rowgroup', { name: item.title });
    expect(group).toHaveTextContent(
      /Applies:checkout-api.*annotation jenkins.*Against it:cart-api.*same repository/,
    );
    await user.click(
      within(group).getByRole('button', { name: `${item.title}: ${choice}` }),
    );
    expect(api.settleConflict).toHaveBeenCalledWith(
      item.uid,
      names.map(name => `component:default/${name}`),
    );
    await waitFor(() =>
      expect(messages()).toEqual([
        `${item.title} belongs to ${names.join(', ')} from now on.`,
      ]),
    );
    expect(api.listConflicts).toHaveBeenCalledTimes(2);
  });

  it('stand beside annotations that mean nothing, of one team', async () => {
    const { api } = setup(`/links/conflicts?team=${payments}`, {
      listDanglingAnnotations: async () => ({
        items: [
          {
            entityRef: 'component:default/wallet',
            annotation: 'jira/project-key',
            value: 'NOPE',
          },
        ],
        total: 1,
      }),
    });
    expect(
      await screen.findByText('jira/project-key: NOPE'),
    ).toBeInTheDocument();
    expect(screen.getByText('No rule contradicts another.')).toBeVisible();
    const asked = expect.objectContaining({ team: payments });
    expect(api.listConflicts).toHaveBeenCalledWith(asked);
    expect(api.listDanglingAnnotations).toHaveBeenCalledWith(asked);
  });
});

describe('coverage', () => {
  it('counts by team and process, and names what is missing with its fix', async () => {
    const { user, api } = setup('/links/coverage', {
      listUncoveredServices: async () => ({
        items: [
          { entityRef: 'component:default/wallet', suggestions: 3 },
          { entityRef: 'component:default/ledger', suggestions: 0 },
        ],
        total: 2,
      }),
    });
    const table = await screen.findByRole('table', { name: 'Coverage' });
    expect(table).toHaveTextContent(/payments1412 of 14unowned11 of 1/);
    await user.click(
      within(table).getByRole('button', {
        name: 'payments, Alerting: 12 of 14. Show the others',
      }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'payments: services without Alerting',
    });
    expect(api.listUncoveredServices).toHaveBeenCalledWith(
      expect.objectContaining({ team: payments, process: 'alerting' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      'process=alerting&team=group',
    );
    expect(
      await within(drawer).findByRole('link', { name: '3 suggestions' }),
    ).toHaveAttribute('href', '/links?service=component%3Adefault%2Fwallet');
    await user.click(
      within(drawer).getByRole('button', { name: 'Link an item to ledger' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Link an item to ledger',
    });
    expect(within(dialog).getByLabelText('Process')).toHaveValue('alerting');
  });

  it('says when there is nothing to count', async () => {
    setup('/links/coverage', {
      getLinkCoverage: async () => ({ processes: [], teams: [] }),
    });
    expect(await screen.findByText(/Nothing to count yet/)).toBeVisible();
  });
});

describe('items without a service', () => {
  it('are given to one by hand', async () => {
    const orphan = anItem({
      title: 'orphan-job',
      owner: payments,
      ownerReason: 'it lies in payments',
    });
    const { user, api, messages } = setup('/links/unlinked?q=orphan', {
      listItems: async () => ({ items: [orphan], total: 1 }),
      linkItem: async () => aLinkedItem().link,
    });
    await user.click(
      await screen.findByRole('button', {
        name: 'Link orphan-job to a service',
      }),
    );
    expect(api.listItems).toHaveBeenCalledWith(
      expect.objectContaining({ unlinked: true, q: 'orphan' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Link orphan-job to a service',
    });
    await user.click(
      await within(dialog).findByRole('button', { name: 'Link cart-api' }),
    );
    expect(api.linkItem).toHaveBeenCalledWith({
      itemUid: orphan.uid,
      entityRef: 'component:default/cart-api',
    });
    await waitFor(() =>
      expect(messages()).toEqual(['orphan-job is linked to cart-api.']),
    );
  });

  it('stay in view where that fails', async () => {
    const orphan = anItem({ title: 'orphan-job' });
    const { user, messages } = setup('/links/unlinked', {
      listItems: async () => ({ items: [orphan], total: 1 }),
      linkItem: async () => {
        throw new Error('the backend is away');
      },
    });
    const name = 'Link orphan-job to a service';
    await user.click(await screen.findByRole('button', { name }));
    const dialog = await screen.findByRole('dialog', { name });
    await user.click(
      await within(dialog).findByRole('button', { name: 'Link cart-api' }),
    );
    await waitFor(() => expect(messages()).toEqual([expect.any(String)]));
    expect(dialog).toBeVisible();
  });

  it('are filtered by what the address names, known or not', async () => {
    const { api } = setup('/links/unlinked?tool=nexus.gone', {
      listItems: async () => ({ items: [], total: 0 }),
    });
    await waitFor(() =>
      expect(api.listItems).toHaveBeenCalledWith(
        expect.objectContaining({ instance: 'nexus.gone' }),
      ),
    );
    expect(screen.getByLabelText('Tool')).toHaveValue('nexus.gone');
  });
});
