import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  InstanceCheck,
  SyncRun,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import type { ToolsApi } from '../../api';
import {
  failsOnce,
  fakeToolsApi,
  renderPage,
} from '../../__testUtils__/render';
import { aRun, aSync } from '../../__testUtils__/samples';
import { SyncDetails } from './SyncDetails';

const unavailable = {
  kind: 'unavailable' as const,
  message: 'Jenkins main answered with an error (503).',
  remedy: 'Look at the tool itself.',
};

const dry = aRun({
  id: 'dry-1',
  mode: 'dry',
  added: 2,
  changed: 1,
  removed: 0,
  samples: [
    { change: 'add', title: 'New job' },
    { change: 'change', title: 'Old job' },
  ],
});

function setup(
  sync: SyncState,
  answers: Partial<ToolsApi> & { runs?: SyncRun[] } = {},
) {
  const { runs = [], ...others } = answers;
  const api = fakeToolsApi({
    listSyncRuns: async () => ({ items: runs }),
    ...others,
  });
  const onChanged = jest.fn();
  const page = renderPage(
    <SyncDetails sync={sync} onClose={jest.fn()} onChanged={onChanged} />,
    { api },
  );
  const details = screen.getByRole('dialog', { name: 'main: Jobs' });
  return { api, details, onChanged, user: userEvent.setup(), ...page };
}

describe('runs', () => {
  it('are listed with mode, numbers and what was special', async () => {
    const { details } = setup(aSync(), {
      runs: [
        aRun({
          id: 'a',
          mode: 'changes',
          outcome: 'failed',
          error: unavailable,
          resumedAtPage: 4,
        }),
        aRun({ id: 'b', heldBack: 14, outcome: 'held', invalid: 2 }),
        aRun({ id: 'm', missing: 1 }),
        { ...dry, rows: 0 },
        aRun({ id: 'c', outcome: 'failed', error: unavailable }),
        aRun({ id: 'd', outcome: 'failed', error: unavailable }),
      ],
    });
    const table = await within(details).findByRole('table', { name: 'Runs' });
    const rows = within(table)
      .getAllByRole('row')
      .map(row => row.textContent);
    expect(rows[1]).toMatch(/ago.*Changes.*Failed.*1\.5 s.*7.*42.*\+1 ~2 −3/);
    expect(rows[2]).toBe(
      'Resumed at page 5. Tool unavailable: Jenkins main answered with an error (503).',
    );
    expect(rows[3]).toMatch(/Everything.*Held back/);
    expect(rows[4]).toBe('14 removals held back. 2 rows left out.');
    expect(rows[6]).toBe('1 item missing.');
    expect(rows[7]).toMatch(/Dry run.*Complete.*7–/);
    expect(rows.slice(8)).toEqual([
      expect.stringMatching(/Failed/),
      'Tool unavailable: Jenkins main answered with an error (503).',
      expect.stringMatching(/Failed/),
    ]);
    expect(
      within(details).getByRole('img', { name: /The last 5 runs, 3 failed/ }),
    ).toBeInTheDocument();
  });

  it('are shown in part at first', async () => {
    const runs = Array.from({ length: 12 }, (_, at) =>
      aRun({ id: `run-${at}`, startedAt: `2026-11-01T12:${10 + at}:00Z` }),
    );
    const { details, user } = setup(aSync(), { runs });
    const table = await within(details).findByRole('table', { name: 'Runs' });
    expect(within(table).getAllByRole('row')).toHaveLength(11);
    await user.click(screen.getByRole('button', { name: 'Show all 12' }));
    expect(within(table).getAllByRole('row')).toHaveLength(13);
  });

  it('say when there are none, and when they could not be read', async () => {
    const { call, fail } = failsOnce({ items: [] });
    const { details, user } = setup(aSync(), { listSyncRuns: call });
    expect(within(details).getByRole('progressbar')).toBeInTheDocument();
    fail(new Error('503'));
    await within(details).findByText('The runs could not be read.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await within(details).findByText('No run has ended yet.');
  });
});

describe('pace', () => {
  it.each([
    [1, unavailable, '1 run failed. This may pass by itself'],
    [6, unavailable, '6 runs failed in a row. The tool is now asked less'],
    [
      3,
      { ...unavailable, kind: 'auth' as const },
      '3 runs failed in a row. This does not pass',
    ],
  ])('after %d failures: %#', (failures, error, text) => {
    const { details } = setup(aSync({ outcome: 'failed', failures, error }));
    expect(details).toHaveTextContent(text);
  });

  it('says who paused, and lets others resume', async () => {
    const { details, user, api, messages, onChanged } = setup(
      aSync({
        nextRunAt: undefined,
        paused: { by: 'user:default/tomas', at: '2026-11-01T12:00:00Z' },
      }),
      { pauseSync: async () => {} },
    );
    expect(details).toHaveTextContent(
      /Paused by tomas, .* ago\. Nothing is read by schedule/,
    );
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    expect(api.pauseSync).toHaveBeenCalledWith('jenkins.main', 'jobs', false);
    await waitFor(() =>
      expect(messages()).toEqual(['main Jobs runs by schedule again.']),
    );
    expect(onChanged).toHaveBeenCalled();
  });

  it('pauses', async () => {
    const { user, api } = setup(aSync(), { pauseSync: async () => {} });
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(api.pauseSync).toHaveBeenCalledWith('jenkins.main', 'jobs', true);
  });

  it('says what becomes of items that are missing', () => {
    const { details } = setup(aSync({ missing: 2 }));
    expect(details).toHaveTextContent(/Missing2.*Gone from the tool\./);
  });
});

describe('limits', () => {
  const assumed = { value: 4, configured: false };

  it('are told with who set them and who shares them', () => {
    const { details } = setup(
      aSync({
        limits: {
          concurrency: assumed,
          requestsPerMinute: { value: 60, configured: true },
          callsPerHour: 2000,
          callsPerRun: 500,
          sharedWith: ['jenkins.second', 'jenkins.third'],
        },
      }),
    );
    expect(details).toHaveTextContent(
      'The tool gets at most: 4 requests at once (as its connector assumes), 60 a minute (configured), 2000 an hour (configured), 500 a run (configured). But for those a run, they are shared with jenkins.second, jenkins.third, by origin and credential.',
    );
  });

  it.each([
    [
      { concurrency: { value: 1, configured: true }, sharedWith: [] },
      /most: 1 request at once \(configured\)\./,
    ],
    [
      { concurrency: assumed, sharedWith: [] },
      /most: 4 requests at once \(as its connector assumes\)\./,
    ],
  ])('are those only that there are: %#', (limits, text) => {
    const { details } = setup(aSync({ limits }));
    expect(details).toHaveTextContent(text);
    expect(details).not.toHaveTextContent('shared with');
  });
});

describe('dry run', () => {
  it('shows that it looks, then what would change', async () => {
    let runs = [aRun()];
    const { details, user } = setup(aSync(), {
      listSyncRuns: async () => ({ items: runs }),
      dryRunSync: async () => {
        setTimeout(() => {
          runs = [dry, ...runs];
        }, 500);
        return { started: true };
      },
    });
    await within(details).findByRole('table', { name: 'Runs' });
    await user.click(screen.getByRole('button', { name: 'Dry run' }));
    await within(details).findByText(/nothing is changed. Started/);
    expect(within(details).getByRole('progressbar')).toBeInTheDocument();
    const title = 'Would add 2 items';
    await within(details).findByText(title, {}, { timeout: 5000 });
    expect(details).toHaveTextContent(
      'Would add 2 itemsNew job… and 1 moreWould change 1 itemOld job',
    );
    expect(details).not.toHaveTextContent('Would remove');
    expect(screen.getByRole('button', { name: 'Dry run' })).toBeEnabled();
  });

  it.each([
    [{ added: 0, changed: 0 }, 'Nothing: what Strata has'],
    [{ error: unavailable, outcome: 'failed' as const }, 'Look at the tool'],
    [
      { heldBack: 1, samples: [{ change: 'hold' as const, title: 'Gone' }] },
      'Would hold 1 removal back, for a person to decideGone',
    ],
    [
      { missing: 2, samples: [{ change: 'miss' as const, title: 'Gone' }] },
      'Would mark 2 items as missing; .* still goneGone… and 1 more',
    ],
    [{ removed: 1 }, 'Would remove 1 item'],
  ])('tells of the last one: %#', async (changes, text) => {
    const { details } = setup(aSync(), { runs: [{ ...dry, ...changes }] });
    await waitFor(() => expect(details).toHaveTextContent(new RegExp(text)));
    expect(details).not.toHaveTextContent('A run has ended since.');
  });

  it('says that a run has ended since', async () => {
    const { details } = setup(aSync(), { runs: [aRun(), dry] });
    await within(details).findByText(/Would add/);
    expect(details).toHaveTextContent('A run has ended since.');
  });

  it.each([
    [async () => ({ started: false }), 'It is running already.'],
    [async () => Promise.reject(new Error('gone')), 'Dry run failed: gone'],
  ])('says why it did not start: %#', async (dryRunSync, message) => {
    const { user, messages } = setup(aSync(), { dryRunSync });
    await user.click(await screen.findByRole('button', { name: 'Dry run' }));
    await waitFor(() => expect(messages()).toEqual([message]));
    expect(screen.queryByText(/nothing is changed/)).not.toBeInTheDocument();
  });
});

describe('check', () => {
  const check: InstanceCheck = {
    instance: 'jenkins.main',
    instanceTitle: 'main',
    reachable: true,
    permissions: ['Overall/Read', 'Job/Read'],
    resources: [
      { resource: 'jobs', resourceTitle: 'Jobs', readable: true, lacking: [] },
      {
        resource: 'nodes',
        resourceTitle: 'Nodes',
        readable: true,
        lacking: ['GET /computer'],
      },
      {
        resource: 'plugins',
        resourceTitle: 'Plugins',
        readable: false,
        lacking: [],
        error: unavailable,
      },
    ],
    switchedOff: [{ resource: 'accounts', resourceTitle: 'Accounts' }],
    changes: [
      {
        key: 'tools.jenkins.main.writeToken',
        actions: [
          {
            action: 'create-job',
            actionTitle: 'Create a job',
            permission: 'Job/Create',
          },
        ],
      },
    ],
  };

  const open = async (checkInstance: ToolsApi['checkInstance']) => {
    const page = setup(aSync(), { checkInstance });
    const button = await screen.findByRole('button', { name: 'Check main' });
    await page.user.click(button);
    const dialog = screen.getByRole('dialog', { name: 'Check of main' });
    return { ...page, dialog };
  };

  it('shows what works, what the credential lacks, and what to ask for', async () => {
    const { api, dialog } = await open(async () => check);
    await within(dialog).findByText('It answers and takes the credential');
    expect(api.checkInstance).toHaveBeenCalledWith('jenkins.main');
    expect(dialog).toHaveTextContent(
      /Jobs can be read.*Nodes can be read, but .*GET \/computer.*Plugins cannot be read.*Look at the tool itself.*Accounts: the configuration says not to read it/,
    );
    expect(dialog).toHaveTextContent(
      'Least privileges to ask forOverall/ReadJob/Read',
    );
  });

  it('shows which changes a credential is for, and why it cannot be used', async () => {
    const { dialog } = await open(async () => ({
      ...check,
      changes: [
        ...check.changes,
        {
          ...check.changes[0],
          key: 'tools.jenkins.main.actions.create-job.token',
          error: unavailable,
        },
      ],
    }));
    await within(dialog).findByText(
      'tools.jenkins.main.writeToken is taken; it is for: Create a job',
    );
    expect(dialog).toHaveTextContent(
      /create-job\.token cannot be used; it is for: Create a job.*Look at the tool itself/,
    );
  });

  it('tells why a tool cannot be used', async () => {
    const { dialog } = await open(async () => ({
      ...check,
      reachable: false,
      error: unavailable,
      resources: [],
    }));
    await within(dialog).findByText('It cannot be used');
    expect(dialog).toHaveTextContent(/Tool unavailable: .*Look at the tool/);
  });

  it('shows that it tries, and can be made again when it failed', async () => {
    const { call, fail } = failsOnce(check);
    const { dialog, user } = await open(call);
    expect(within(dialog).getByRole('progressbar')).toBeInTheDocument();
    fail(new Error('timeout'));
    await within(dialog).findByText('The check could not be made.');
    await user.click(
      within(dialog).getByRole('button', { name: 'Check again' }),
    );
    await within(dialog).findByText('Jobs can be read');
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });
});
