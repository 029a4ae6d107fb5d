import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AccountOverview,
  ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import {
  failsOnce,
  fakeToolsApi,
  renderPage,
} from '../../__testUtils__/render';
import type { ToolsApi } from '../../api';
import { AccessContent } from './AccessContent';

const payments = 'group:default/payments';

const overview: AccountOverview = {
  teams: [
    { owner: payments, left: 1, unsettled: 2, settled: 9 },
    { left: 0, unsettled: 1, settled: 0 },
  ],
  everywhere: { left: 2, unsettled: 5, settled: 40 },
  heldLeavers: 0,
  tools: [
    {
      instance: 'gitlab.main',
      title: 'GitLab',
      lastCompleteAt: '2026-11-01T12:00:00Z',
    },
  ],
};

function anAccount(changes: Partial<ToolAccount> = {}): ToolAccount {
  return {
    uid: '00000000000000a1',
    connector: 'gitlab',
    instance: 'gitlab.main',
    instanceTitle: 'GitLab',
    externalId: '7',
    username: 'felix.brandt',
    name: 'Felix Brandt',
    email: 'felix.brandt@larkfield.example',
    url: 'https://gitlab.example/felix.brandt',
    active: true,
    admin: false,
    lastSignInAt: '2026-10-30T00:00:00.000Z',
    state: 'left',
    entityRef: 'user:default/felix.brandt',
    source: 'email',
    reason: 'its e-mail address is the same',
    confidence: 0.95,
    leftAt: '2026-09-30',
    candidates: [],
    access: [
      {
        itemUid: 'b1',
        title: 'payments/checkout',
        type: 'repository',
        url: 'https://gitlab.example/payments/checkout',
        level: 'developer',
        via: 'payments-devs',
        until: '2027-01-31T00:00:00.000Z',
      },
      {
        itemUid: 'b1',
        title: 'payments/checkout',
        type: 'repository',
        level: 'owner',
      },
    ],
    items: 5,
    ...changes,
  };
}

const perhaps = anAccount({
  uid: '00000000000000a2',
  username: 'pzielinski',
  name: 'Piotr Zieliński',
  state: 'suggested',
  admin: true,
  entityRef: undefined,
  leftAt: undefined,
  reason: undefined,
  candidates: [
    {
      entityRef: 'user:default/piotr.zielinski',
      source: 'name',
      reason: 'its name Piotr Zieliński is the same',
      confidence: 0.5,
    },
  ],
  access: [],
  items: 0,
});

function setup(
  address = '/',
  answers: Partial<ToolsApi> = {},
  denied: string[] = [],
) {
  const api = fakeToolsApi({
    getAccountOverview: async () => overview,
    listAccounts: async () => ({ items: [anAccount(), perhaps], total: 2 }),
    decideAccount: async () => perhaps,
    ...answers,
  });
  const page = renderPage(<AccessContent />, {
    ...{ api, address, denied },
    catalog: catalogApiMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'sofia.rossi' },
          spec: { profile: { displayName: 'Sofia Rossi' } },
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'payments', title: 'Payments' },
        },
      ],
    }),
  });
  return { api, user: userEvent.setup(), ...page };
}

const row = (name: string) => screen.findByRole('row', { name });

describe('the access page', () => {
  it('tells whose each account is, why, and what it may do', async () => {
    setup();
    const felix = await row('Felix Brandt');
    expect(felix).toHaveTextContent(
      /GitLab · felix\.brandt · felix\.brandt@larkfield\.example/,
    );
    expect(felix).toHaveTextContent(
      /The person left.*felix\.brandt.*left .* ago/,
    );
    expect(felix).toHaveTextContent('its e-mail address is the same');
    expect(
      within(felix).getByText(
        (_, element) =>
          element?.tagName === 'TIME' &&
          element.getAttribute('datetime') === '2026-10-30',
      ),
    ).toHaveTextContent(/days ago$/);
    expect(felix).toHaveTextContent(
      /payments\/checkout: developer through payments-devs until 2027-01-31, owner.*and 4 more/,
    );
    expect(
      within(felix).getByRole('link', { name: 'Block it in GitLab' }),
    ).toHaveAttribute('href', 'https://gitlab.example/felix.brandt');
    const piotr = await row('Piotr Zieliński');
    expect(piotr).toHaveTextContent(/Administrator of the tool/);
    expect(piotr).toHaveTextContent(/Perhaps.*piotr\.zielinski50 %: its name/);
    expect(piotr).toHaveTextContent('Nothing that Strata knows of');
    expect(
      screen.getByText('2 accounts of people who left'),
    ).toBeInTheDocument();
  });

  it('is about one team where the address says so, and keeps what is chosen there', async () => {
    const { api, user } = setup(`/?team=${payments}&tool=gitlab.main&q=fe`);
    await row('Felix Brandt');
    expect(api.listAccounts).toHaveBeenCalledWith({
      ...{ team: payments, instance: 'gitlab.main', q: 'fe' },
      ...{ state: undefined, limit: 50, cursor: undefined },
    });
    expect(screen.getByText('1 account of somebody who left')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('State'), 'All states');
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('state=all'),
    );
    expect(api.listAccounts).toHaveBeenLastCalledWith(
      expect.objectContaining({ state: 'all', team: payments }),
    );
  });

  it('takes a word about a suggestion', async () => {
    const { api, user, messages } = setup();
    await user.click(
      await screen.findByRole('button', {
        name: 'Piotr Zieliński: It is piotr.zielinski',
      }),
    );
    await waitFor(() =>
      expect(messages()).toEqual(['Piotr Zieliński is settled.']),
    );
    expect(api.decideAccount).toHaveBeenCalledWith(perhaps.uid, {
      decision: 'accept',
      entityRef: 'user:default/piotr.zielinski',
    });
    expect(api.listAccounts).toHaveBeenCalledTimes(2);
    await user.click(
      screen.getByRole('button', {
        name: 'Piotr Zieliński: It is not piotr.zielinski',
      }),
    );
    expect(api.decideAccount).toHaveBeenLastCalledWith(perhaps.uid, {
      decision: 'reject',
      entityRef: 'user:default/piotr.zielinski',
    });
  });

  it.each([
    ['a person', 'Sofia Rossi', 'accept', 'user:default/sofia.rossi'],
    [
      'a group: it is a service account',
      'Payments',
      'service',
      'group:default/payments',
    ],
  ])('lets one find %s', async (kind, name, decision, entityRef) => {
    const { api, user } = setup();
    await user.click(
      await screen.findByRole('button', {
        name: 'Felix Brandt: Say whose it is…',
      }),
    );
    await user.selectOptions(screen.getByLabelText('It belongs to'), kind);
    await user.click(
      await screen.findByRole('button', { name: `Choose ${name}` }),
    );
    expect(api.decideAccount).toHaveBeenCalledWith('00000000000000a1', {
      ...{ decision, entityRef },
    });
  });

  it('does nothing for somebody who may not decide', async () => {
    const { api, user } = setup('/', {}, ['tools.account.decide']);
    const button = () =>
      screen.findByRole('button', {
        name: 'Piotr Zieliński: It is piotr.zielinski',
      });
    await waitFor(async () =>
      expect(await button()).toHaveAttribute('aria-disabled'),
    );
    await user.click(await button());
    expect(api.decideAccount).not.toHaveBeenCalled();
  });

  it('tells of a decision that failed', async () => {
    const { user, messages } = setup('/', {
      decideAccount: async () => {
        throw new Error('The catalog has no such user');
      },
    });
    await user.click(
      await screen.findByRole('button', {
        name: 'Piotr Zieliński: It is piotr.zielinski',
      }),
    );
    await waitFor(() =>
      expect(messages()).toEqual([
        'Settling Piotr Zieliński failed: The catalog has no such user',
      ]),
    );
  });

  it('offers each of two people, and to take back what was said', async () => {
    setup('/', {
      listAccounts: async () => ({
        items: [
          anAccount({
            ...{ state: 'conflict', name: 'Both', entityRef: undefined },
            candidates: ['one', 'two'].map(name => ({
              entityRef: `user:default/${name}`,
              ...{ source: 'email', confidence: 0.95, reason: 'the same' },
            })),
          }),
          anAccount({
            ...{ uid: 'x', name: 'Said', state: 'mapped' },
            decidedBy: 'user:default/lead',
          }),
        ],
        total: 2,
      }),
    });
    const both = await row('Both');
    const names = within(both)
      .getAllByRole('button')
      .map(button => button.textContent);
    expect(names).toEqual(['It is one', 'It is two', 'Say whose it is…']);
    expect(
      within(await row('Said')).getByRole('button', { name: /Take it back/ }),
    ).toBeVisible();
  });

  it.each([
    ['/', overview, 'No account waits for you'],
    ['/?state=left', overview, 'No account matches the filters.'],
    ['/', { ...overview, tools: [] }, 'No tool that lists its accounts'],
    [
      '/',
      { ...overview, tools: [{ instance: 'jira.main', title: 'Jira' }] },
      'No tool has shown its accounts yet',
    ],
  ])('explains why %s shows nothing', async (address, found, text) => {
    setup(address, {
      getAccountOverview: async () => found,
      listAccounts: async () => ({ items: [], total: 0 }),
    });
    expect(await screen.findByText(text, { exact: false })).toBeVisible();
  });

  it('waits, fails with the reason, and tries again', async () => {
    const { call, fail } = failsOnce({ items: [anAccount()], total: 1 });
    const { user } = setup('/', { listAccounts: call });
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    fail(new Error('You are not in group:default/other'));
    expect(await screen.findByText(/You are not in group/)).toBeVisible();
    expect(screen.queryByText(/who left$/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row('Felix Brandt')).toBeVisible();
  });

  it('says what keeps it from telling all', async () => {
    const { api, user } = setup('/', {
      getAccountOverview: async () => ({
        ...overview,
        heldLeavers: 31,
        tools: [{ instance: 'jira.main', title: 'Jira' }],
      }),
      acceptLeavers: async () => {},
    });
    expect(
      await screen.findByText('The accounts of Jira were not read yet.'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'See why' })).toHaveAttribute(
      ...(['href', '/syncs?q=jira.main'] as const),
    );
    expect(screen.getByText(/^31 users are missing/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'They have left' }));
    expect(api.acceptLeavers).toHaveBeenCalled();
  });

  it('says at once which of many tools were not read yet', async () => {
    const tools = ['Gerrit', 'Jira', 'Zabbix'].map(title => ({
      ...{ instance: `${title.toLowerCase()}.main`, title },
    }));
    setup('/', { getAccountOverview: async () => ({ ...overview, tools }) });
    expect(
      await screen.findByText(
        'The accounts of Gerrit, Jira, Zabbix were not read yet.',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'See why' })).toHaveAttribute(
      ...(['href', '/syncs'] as const),
    );
  });

  it('shows accounts where they cannot be counted, and counts them anew', async () => {
    const { call, fail } = failsOnce(overview);
    const { user } = setup('/', { getAccountOverview: call });
    fail(new Error('Internal Server Error'));
    expect(await row('Felix Brandt')).toBeVisible();
    expect(
      await screen.findByText(/How many accounts each team has/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('2 accounts of people who left'),
    ).toBeVisible();
  });

  it('reads both anew where both failed', async () => {
    const counts = failsOnce(overview);
    const list = failsOnce({ items: [anAccount()], total: 1 });
    const { user } = setup('/', {
      getAccountOverview: counts.call,
      listAccounts: list.call,
    });
    counts.fail(new Error('Internal Server Error'));
    list.fail(new Error('Internal Server Error'));
    expect(await screen.findByText('Internal Server Error')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row('Felix Brandt')).toBeVisible();
    expect(
      await screen.findByText('2 accounts of people who left'),
    ).toBeVisible();
  });

  it('names how much waits for each team in the choice of teams', async () => {
    setup();
    await row('Felix Brandt');
    expect(
      screen.getByRole('option', {
        name: 'payments (1 left, 2 of nobody known)',
      }),
    ).toBeInTheDocument();
  });

  it('shows a thousand rows page by page', async () => {
    const all = Array.from({ length: 1000 }, (_, at) =>
      anAccount({ uid: String(at), name: `Account ${at}` }),
    );
    const { user } = setup('/', {
      listAccounts: async ({ cursor, limit = 50 }) => {
        const from = Number(cursor ?? 0);
        const items = all.slice(from, from + limit);
        return { items, total: 1000, nextCursor: String(from + limit) };
      },
    });
    expect(await screen.findByText(/^50 of 1000/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText(/^100 of 1000/)).toBeVisible();
  });

  it('saves what the filters show', async () => {
    const createObjectURL = jest.fn(() => 'blob:x');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const { api, user } = setup(`/?team=${payments}&state=all`, {
      exportAccounts: async () => 'tool\r\n',
    });
    await row('Felix Brandt');
    await user.click(screen.getByRole('button', { name: 'Export CSV' }));
    await waitFor(() => expect(createObjectURL).toHaveBeenCalled());
    expect(api.exportAccounts).toHaveBeenCalledWith(
      expect.objectContaining({ team: payments, state: 'all' }),
    );
  });
});
