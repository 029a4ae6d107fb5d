import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { Settings } from 'luxon';
import {
  failsOnce,
  fakeToolsApi,
  renderPage,
} from '../../__testUtils__/render';
import { aSync } from '../../__testUtils__/samples';
import { SyncsContent } from './SyncsContent';

const failed = aSync({
  connector: 'gitlab',
  connectorTitle: 'GitLab',
  instance: 'gitlab.main',
  instanceTitle: 'main',
  resource: 'projects',
  resourceTitle: 'Projects',
  outcome: 'failed',
  error: {
    kind: 'auth',
    message: 'GitLab main refused the token (401).',
    remedy: 'Put a token with read_api in tools.gitlab.main.token.',
  },
});

const held = aSync({
  connector: 'grafana',
  connectorTitle: 'Grafana',
  instance: 'grafana.main',
  resource: 'dashboards',
  resourceTitle: 'Dashboards',
  outcome: 'held',
  heldBack: 14,
  removalsRefused: 3,
});

const retired = aSync({
  instance: 'jenkins.old',
  instanceTitle: 'jenkins.old',
  outcome: 'retired',
  nextRunAt: undefined,
});

function setup(
  syncs: SyncState[],
  options: { denied?: string[]; address?: string } = {},
) {
  const api = fakeToolsApi({
    listSyncs: async () => ({ items: syncs }),
    listSyncTrends: async () => ({ items: [] }),
    listSyncRuns: async () => ({ items: [] }),
    runSync: async () => ({ started: true }),
    listHeldRemovals: async () => ({ items: [], total: 0, revision: 'r1' }),
    decideRemovals: async () => {},
    removeRetired: async () => {},
  });
  const page = renderPage(<SyncsContent />, { api, ...options });
  return { api, user: userEvent.setup(), ...page };
}

describe('SyncsContent', () => {
  afterEach(() => {
    Settings.defaultZone = 'system';
  });

  it('lists broken syncs first, with the sentence that says what to do', async () => {
    setup([aSync(), held, failed]);
    const table = await screen.findByRole('table', { name: 'Syncs' });
    const resources = within(table)
      .getAllByRole('button', { name: /^Details of/ })
      .map(button => button.textContent);
    expect(resources).toEqual(['Projects', 'Dashboards', 'Jobs']);
    expect(table).toHaveTextContent(/Failed/);
    expect(table).toHaveTextContent(
      /Credential refused: GitLab main refused.*Put a token with read_api/,
    );
    expect(table).toHaveTextContent(/would have removed 14 items/);
    expect(table).toHaveTextContent('14 held back, 3 kept though missing');
    expect(screen.getByText(/2 syncs need attention/)).toBeInTheDocument();
  });

  it('says which tool another plugin has configured', async () => {
    setup([
      aSync({
        takenOver: { from: 'integrations.gitlab[0]', part: 'instance' },
      }),
    ]);
    const from = 'Taken over from integrations.gitlab[0]';
    expect(await screen.findByText(from)).toBeInTheDocument();
  });

  it('shows the numbers of each sync, and exact times on hover', async () => {
    setup([aSync()]);
    const table = await screen.findByRole('table', { name: 'Syncs' });
    expect(within(table).getByText('42')).toBeInTheDocument();
    expect(
      within(table).getByTitle('added 1, changed 2, removed 3'),
    ).toHaveTextContent('+1 ~2 −3');
    const [lastComplete] = table.querySelectorAll('time');
    expect(lastComplete).toHaveAttribute('dateTime', '2026-11-01T12:00:00Z');
    expect(lastComplete.title).toMatch(/2026/);
    expect(screen.getByText(/All syncs are healthy/)).toBeInTheDocument();
  });

  it('says when the next run is, and "now" where it is due or goes on', async () => {
    const inAnHour = new Date(Date.now() + 3_630_000).toISOString();
    setup([
      aSync({ nextRunAt: inAnHour }),
      aSync({ resource: 'views', nextRunAt: '2026-11-01T12:10:00Z' }),
    ]);
    const table = await screen.findByRole('table', { name: 'Syncs' });
    expect(within(table).getByText('in 1 hour')).toBeInTheDocument();
    expect(within(table).getByText('now')).toBeInTheDocument();
  });

  it('keeps filters in the address and reads them from there', async () => {
    const { user } = setup([aSync(), failed], { address: '/?tool=gitlab' });
    expect(await screen.findByText('Projects')).toBeInTheDocument();
    expect(screen.queryByText('Jobs')).not.toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Tool'), 'All tools');
    await user.selectOptions(screen.getByLabelText('State'), 'Complete');
    expect(await screen.findByText('Jobs')).toBeInTheDocument();
    expect(screen.queryByText('Projects')).not.toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?state=complete');
    await user.type(screen.getByLabelText('Search'), 'nothing');
    await user.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    expect(await screen.findByText('Projects')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(/^$/);
  });

  it('opens the details by keyboard, runs a sync and closes with Escape', async () => {
    const { user, api, messages } = setup([aSync()]);
    const opener = await screen.findByRole('button', {
      name: 'Details of main Jobs',
    });
    opener.focus();
    await user.keyboard('{Enter}');
    const details = await screen.findByRole('dialog', {
      name: 'main: Jobs',
    });
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?sync=jenkins.main%2Fjobs',
    );
    expect(details).toHaveTextContent(/Took1.5 s/);
    await user.click(
      await within(details).findByRole('button', { name: 'Run now' }),
    );
    expect(api.runSync).toHaveBeenCalledWith('jenkins.main', 'jobs');
    await waitFor(() =>
      expect(messages()).toEqual(['main Jobs is being read.']),
    );
    expect(api.listSyncs.mock.calls.length).toBeGreaterThan(1);
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says by which key a resource is switched off, and counts it neither as well nor as broken', async () => {
    const off = aSync({
      ...{ resource: 'accounts', resourceTitle: 'Accounts' },
      ...{ outcome: 'off', nextRunAt: undefined },
    });
    const never = aSync({
      ...{ resource: 'nodes', resourceTitle: 'Nodes', items: 0 },
      ...{ outcome: 'off', nextRunAt: undefined, startedAt: undefined },
    });
    const { user, api } = setup([aSync(), off, never]);
    const table = await screen.findByRole('table', { name: 'Syncs' });
    expect(table).toHaveTextContent(
      /Accounts.*switches it off by tools\.jenkins\.main\.resources\.accounts, .*stay until a person removes them/,
    );
    expect(table).toHaveTextContent('1 sync, healthy');
    await user.click(
      screen.getByRole('button', { name: 'Details of main Nodes' }),
    );
    const nodes = await screen.findByRole('dialog');
    expect(within(nodes).queryByText(/^Remove it/)).not.toBeInTheDocument();
    await user.click(within(nodes).getByRole('button', { name: 'Close' }));
    await user.click(
      screen.getByRole('button', { name: 'Details of main Accounts' }),
    );
    const accounts = await screen.findByRole('dialog', { name: /Accounts/ });
    await user.click(within(accounts).getByText('Remove it with 42 items'));
    expect(api.removeRetired).toHaveBeenCalledWith('jenkins.main', 'accounts');
  });

  it('removes what a sync that is not configured any more has left, on a word only', async () => {
    const { user, api, messages } = setup([aSync(), retired]);
    const table = await screen.findByRole('table', { name: 'Syncs' });
    expect(table).toHaveTextContent(/Not configured any more/);
    expect(table).toHaveTextContent(/stay until a person removes them/);
    expect(screen.getByText(/All syncs are healthy/)).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Details of jenkins.old Jobs' }),
    );
    const details = await screen.findByRole('dialog');
    expect(within(details).queryByText('Run now')).not.toBeInTheDocument();
    expect(api.removeRetired).not.toHaveBeenCalled();
    await user.click(
      await within(details).findByRole('button', {
        name: 'Remove it with 42 items',
      }),
    );
    expect(api.removeRetired).toHaveBeenCalledWith('jenkins.old', 'jobs');
    await waitFor(() =>
      expect(messages()).toEqual(['jenkins.old Jobs is removed.']),
    );
  });

  it('keeps the removal from those who lack the permission', async () => {
    const { user, api } = setup([retired], {
      address: '/?sync=jenkins.old/jobs',
      denied: ['tools.removal.decide'],
    });
    await user.click(await screen.findByTitle(/tools\.removal\.decide/));
    expect(api.removeRetired).not.toHaveBeenCalled();
  });

  it('shows samples of rows that were left out', async () => {
    setup(
      [
        aSync({
          invalid: 2,
          invalidSamples: [{ externalId: 'job-9', problem: 'name: required' }],
        }),
      ],
      { address: '/?sync=jenkins.main/jobs' },
    );
    const details = await screen.findByRole('dialog');
    expect(details).toHaveTextContent('job-9: name: required');
    expect(details).toHaveTextContent('2 rows were left out');
  });

  it('counts what the catalog refuses, and shows samples with the reasons', async () => {
    const refusedSamples = [
      {
        uid: 'a1',
        title: '结账',
        problem: 'another item already has the name x',
      },
    ];
    const sync = aSync({ refused: 3, refusedSamples });
    setup([sync], { address: '/?sync=jenkins.main/jobs' });
    const details = await screen.findByRole('dialog');
    expect(details).toHaveTextContent('The catalog does not take 3 items');
    expect(details).toHaveTextContent(
      '结账: another item already has the name x',
    );
    expect(details).toHaveTextContent('… and 2 more');
    const table = screen.getByRole('table', { name: 'Syncs', hidden: true });
    expect(table).toHaveTextContent('3 refused by the catalog');
  });

  it('blocks what the user may not do, and says which permission is missing', async () => {
    const { user, api } = setup([held], {
      address: '/?sync=grafana.main/dashboards',
      denied: ['tools.sync.run', 'tools.removal.decide'],
    });
    const details = await screen.findByRole('dialog');
    const actions = await within(details).findAllByTitle(/tools\.sync\.run/);
    expect(actions.map(action => action.textContent)).toEqual([
      'Run now',
      'Dry run',
      'Pause',
      'Check',
    ]);
    for (const action of actions) {
      expect(action).toHaveAttribute('aria-disabled', 'true');
      await user.click(action);
    }
    const decisions = await screen.findAllByTitle(/tools\.removal\.decide/);
    expect(decisions).toHaveLength(3);
    for (const decision of decisions) await user.click(decision);
    expect(api.runSync).not.toHaveBeenCalled();
    expect(api.decideRemovals).not.toHaveBeenCalled();
    expect(api.dryRunSync).not.toHaveBeenCalled();
    expect(api.pauseSync).not.toHaveBeenCalled();
    expect(api.checkInstance).not.toHaveBeenCalled();
  });

  it('does not start what is running already', async () => {
    const { user, api } = setup([aSync({ outcome: 'running' })], {
      address: '/?sync=jenkins.main/jobs',
    });
    const blocked = await screen.findAllByTitle('It is running already.');
    expect(blocked.map(button => button.textContent)).toEqual([
      'Run now',
      'Dry run',
    ]);
    for (const button of blocked) await user.click(button);
    expect(api.runSync).not.toHaveBeenCalled();
    expect(api.dryRunSync).not.toHaveBeenCalled();
  });

  it.each([
    [undefined, /^main Jobs is read as soon as/],
    [
      { by: 'user:default/mia', at: '2026-11-01T11:00:00Z' },
      /^main Jobs did not start/,
    ],
  ])('tells when another process reads the tool', async (paused, message) => {
    const { messages } = renderPage(<SyncsContent />, {
      api: fakeToolsApi({
        listSyncs: async () => ({ items: [aSync({ paused })] }),
        runSync: async () => ({ started: false }),
      }),
      address: '/?sync=jenkins.main/jobs',
    });
    const run = await screen.findByRole('button', { name: 'Run now' });
    await userEvent.click(run);
    await waitFor(() =>
      expect(messages()).toEqual([expect.stringMatching(message)]),
    );
  });

  it('tells when an action fails, and of what', async () => {
    const api = fakeToolsApi({
      listSyncs: async () => ({ items: [aSync()] }),
      runSync: async () => {
        throw new Error('the backend is away');
      },
    });
    const { messages } = renderPage(<SyncsContent />, {
      api,
      address: '/?sync=jenkins.main/jobs',
    });
    const run = await screen.findByRole('button', { name: 'Run now' });
    await userEvent.click(run);
    await waitFor(() =>
      expect(messages()).toEqual(['Run now failed: the backend is away']),
    );
  });

  it('tells once what broke several syncs of an instance', async () => {
    const pipelines = { resource: 'pipelines', resourceTitle: 'Pipelines' };
    const accounts = {
      ...{ resource: 'accounts', resourceTitle: 'Accounts' },
      error: { ...failed.error!, message: 'GitLab main hides accounts.' },
    };
    const members = { resource: 'members', resourceTitle: 'Members' };
    setup(
      [{}, pipelines, accounts, { ...accounts, ...members }].map(some => ({
        ...failed,
        ...some,
      })),
    );
    const table = await screen.findByRole('table', { name: 'Syncs' });
    const errors = within(table).getAllByText(/^Credential refused/);
    expect(errors.map(error => error.textContent)).toEqual([
      expect.stringMatching(/hides.*This holds for Accounts, Members\.$/),
      expect.stringMatching(/refused.*This holds for Pipelines, Projects\.$/),
    ]);
    expect(
      within(table).getByText('4 of 4 need attention'),
    ).toBeInTheDocument();
  });

  it('shows the times in a message by the clock of the reader', async () => {
    Settings.defaultZone = 'Asia/Shanghai';
    const iso = '2026-11-26T16:30:05.120Z';
    const error = {
      kind: 'rateLimited' as const,
      message: `Jenkins is left alone until ${iso}, as it asked.`,
      remedy: 'Nothing to do.',
    };
    setup([aSync({ outcome: 'failed', error })]);
    const table = await screen.findByRole('table', { name: 'Syncs' });
    expect(table).not.toHaveTextContent(iso);
    expect(table).toHaveTextContent(
      'left alone until Nov 27, 2026, 12:30:05 AM, as it asked.',
    );
  });

  it('folds instances in good order where there are many, and keeps in the address what was opened', async () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      aSync({ instance: `jenkins.n${at}`, instanceTitle: `Jenkins n${at}` }),
    );
    const { user } = setup([...many, failed]);
    expect(await screen.findByText('Projects')).toBeInTheDocument();
    expect(screen.queryByText('Jobs')).not.toBeInTheDocument();
    const fold = screen.getByRole('button', { name: 'Jenkins n7' });
    expect(fold).toHaveAttribute('aria-expanded', 'false');
    fold.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByText('Jobs')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('jenkins.n7');
    await user.click(screen.getByRole('button', { name: 'GitLab: main' }));
    expect(screen.queryByText('Projects')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'GitLab: main' }));
    expect(screen.getByText('Projects')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Search'), 'n3');
    expect(await screen.findAllByText('Jobs')).toHaveLength(1);
  });

  it('shows only what needs attention, or what is paused, on a click', async () => {
    const paused = aSync({
      instance: 'jira.main',
      resourceTitle: 'Boards',
      paused: { by: 'user:default/tomas', at: '2026-11-01T12:00:00Z' },
      nextRunAt: undefined,
    });
    const { user } = setup([aSync(), failed, paused]);
    const table = await screen.findByRole('table', { name: 'Syncs' });
    expect(table).toHaveTextContent(/Paused by tomas, .* ago/);
    await user.click(screen.getByRole('button', { name: '1 paused' }));
    expect(screen.getByTestId('address')).toHaveTextContent('?state=paused');
    expect(screen.queryByText('Projects')).not.toBeInTheDocument();
    expect(screen.getByText('Boards')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /1 sync needs/ }));
    expect(screen.queryByText('Boards')).not.toBeInTheDocument();
    expect(screen.getByText('Projects')).toBeInTheDocument();
  });

  it('says how often in a row a sync failed, what is missing, and how the last runs went', async () => {
    const run = { startedAt: '2026-11-01T12:00:00Z', durationMs: 2000 };
    const api = fakeToolsApi({
      listSyncs: async () => ({
        items: [{ ...failed, failures: 3, missing: 2, invalid: 1 }],
      }),
      listSyncTrends: async () => ({
        items: [
          {
            instance: 'gitlab.main',
            resource: 'projects',
            runs: [{ ...run, outcome: 'failed' }],
          },
        ],
      }),
    });
    renderPage(<SyncsContent />, { api });
    const table = await screen.findByRole('table', { name: 'Syncs' });
    expect(table).toHaveTextContent('3 times in a row');
    expect(table).toHaveTextContent('2 missing, 1 left out');
    expect(
      await within(table).findByRole('img', {
        name: 'The last run, 1 failed, it took 2 s',
      }),
    ).toBeInTheDocument();
  });

  it('says what would be here when no tool is connected', async () => {
    setup([]);
    expect(await screen.findByText('No tool is connected')).toBeInTheDocument();
  });

  it('shows a skeleton while loading, and an error with a way to try again', async () => {
    const { call, fail } = failsOnce({ items: [aSync()] });
    const api = fakeToolsApi({ listSyncs: call });
    renderPage(<SyncsContent />, { api });
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
    fail(new Error('503 Service Unavailable'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The syncs could not be read.503 Service Unavailable',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Jobs')).toBeInTheDocument();
  });

  it('refreshes by itself, and keeps what it has when that fails', async () => {
    jest.useFakeTimers();
    try {
      let calls = 0;
      const api = fakeToolsApi({
        listSyncs: async () => {
          calls += 1;
          if (calls === 3) throw new Error('offline');
          return { items: [aSync({ items: calls })] };
        },
      });
      renderPage(<SyncsContent />, { api });
      expect(await screen.findByText('Jobs')).toBeInTheDocument();
      await jest.advanceTimersByTimeAsync(10_000);
      expect(await screen.findByText('2')).toBeInTheDocument();
      await jest.advanceTimersByTimeAsync(10_000);
      expect(
        await screen.findByText(/showing what was read before: offline/),
      ).toBeInTheDocument();
      expect(screen.getByText('Jobs')).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });
});
