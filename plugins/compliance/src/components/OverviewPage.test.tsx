import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  NOTHING,
  matrix,
  row,
  score,
  UNKNOWN,
} from '../__testUtils__/fixtures';
import {
  clickWhenEnabled,
  fakeApi,
  renderPage,
} from '../__testUtils__/renderPage';

const withMatrix = (...rows: Parameters<typeof matrix>[0]) =>
  fakeApi({ getMatrix: jest.fn(async () => matrix(rows)) });

const teamsShown = () =>
  screen
    .getAllByRole('rowheader')
    .map(header => within(header).getByRole('link').textContent);

describe('overview of teams by processes', () => {
  it('says how teams get here while there are none', async () => {
    renderPage('/compliance', { api: withMatrix() });
    expect(await screen.findByText('No teams yet')).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it.each([1, 5, 50])('shows %s teams', async count => {
    const rows = Array.from({ length: count }, (_, index) =>
      row(`team-${index}`, score(), { alerting: score() }),
    );
    renderPage('/compliance', { api: withMatrix(...rows) });
    await screen.findByRole('table');
    expect(screen.getAllByRole('rowheader')).toHaveLength(count);
  });

  it('names each cell so that it makes sense alone, and links it to its results', async () => {
    renderPage('/compliance', {
      api: withMatrix(row('storefront', score(), { alerting: score() })),
    });
    const cell = await screen.findByRole('link', {
      name: 'storefront, Alerting: 54 of 100, coverage 80 %',
    });
    expect(cell).toHaveAttribute(
      'href',
      '/compliance/results?team=storefront&process=alerting',
    );
  });

  it('has the teams below their group, scored as one, unless some are left out', async () => {
    const group = (name: string, depth: number) => ({
      ...{ group: `group:default/${name}`, groupTitle: name, depth, teams: 2 },
      overall: { ...score({ score: 61 }), before: 50 },
      cells: [],
    });
    const below = (parent: string, name: string) => ({
      ...row(name, score()),
      parent: `group:default/${parent}`,
    });
    const api = fakeApi({
      getMatrix: jest.fn(async () =>
        matrix(
          [
            below('commerce', 'cart'),
            below('company', 'data'),
            row('guest', score()),
          ],
          [group('company', 0), group('commerce', 1)],
        ),
      ),
    });
    renderPage('/compliance', { api });
    await screen.findByRole('table');
    expect(teamsShown()).toEqual([
      'company',
      'data',
      'commerce',
      'cart',
      'guest',
    ]);
    expect(
      screen.getByRole('img', {
        name: 'company, Overall: 61 of 100, coverage 80 %, up from 50 a week before',
      }),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByLabelText(/^Team/));
    await userEvent.click(await screen.findByRole('option', { name: 'cart' }));
    await waitFor(() => expect(teamsShown()).toEqual(['cart']));
  });

  it('says where a score went within a week, and nothing where none was known', async () => {
    renderPage('/compliance', {
      api: withMatrix(
        row(
          'storefront',
          { ...score(), before: 80.2 },
          {
            alerting: { ...score(), before: 53.9 },
            'code-review': score(),
          },
        ),
        row(
          'data',
          { ...UNKNOWN, before: 60 },
          {
            alerting: { ...score({ score: 90 }), before: 12 },
          },
        ),
      ),
    });
    await screen.findByRole('table');
    const trends = screen
      .getAllByRole('link', { name: /coverage/ })
      .map(cell => [
        cell.getAttribute('aria-label')?.replace(/:.*%/, ''),
        cell.querySelector('[data-trend]')?.getAttribute('data-trend'),
      ]);
    expect(trends).toEqual([
      ['storefront, Overall, down from 80 a week before', 'down'],
      ['storefront, Code review', undefined],
      ['storefront, Alerting, 54 a week before too', 'same'],
      ['data, Overall', undefined],
      ['data, Alerting, up from 12 a week before', 'up'],
    ]);
  });

  it('shows a past day when asked, from the address to the results and the export', async () => {
    const createObjectURL = jest.fn(() => 'blob:csv');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const api = withMatrix(row('storefront', score(), { alerting: score() }));
    renderPage('/compliance', { api });
    await screen.findByRole('table');
    expect(api.getMatrix).toHaveBeenLastCalledWith({ asOf: undefined });
    fireEvent.change(screen.getByLabelText('As of'), {
      target: { value: '2025-03-31' },
    });
    await waitFor(() =>
      expect(api.getMatrix).toHaveBeenLastCalledWith({ asOf: '2025-03-31' }),
    );
    expect(screen.getByText(/stood at the end of 2025-03-31/)).toBeVisible();
    expect(screen.queryByText('Evaluate now')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /storefront, Alerting/ }),
    ).toHaveAttribute('href', expect.stringMatching(/&asOf=2025-03-31$/));
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    await waitFor(() =>
      expect(api.exportCsv).toHaveBeenCalledWith(
        expect.objectContaining({ asOf: '2025-03-31' }),
      ),
    );
  });

  it.each(['soon', '2999-01-01', '2025-02-30'])(
    'takes no notice of %s as a past day',
    async day => {
      const api = withMatrix(row('storefront', score()));
      renderPage(`/compliance?asOf=${day}`, { api });
      await screen.findByRole('table');
      expect(api.getMatrix).toHaveBeenCalledWith({ asOf: undefined });
    },
  );

  it('says unknown where nothing is known, and why there is no data', async () => {
    renderPage('/compliance', {
      api: withMatrix(
        row('data', UNKNOWN, { alerting: UNKNOWN, 'code-review': NOTHING }),
      ),
    });
    const unknown = await screen.findByRole('link', {
      name: 'data, Alerting: unknown, coverage 0 %',
    });
    expect(unknown.closest('td')).toHaveAttribute('data-level', 'unknown');
    expect(
      screen.getByRole('img', { name: /data, Code review: no check/ }),
    ).toBeInTheDocument();
  });

  it.each([
    [100, 4, 'unknown'],
    [100, 50, 'good'],
    [20, 4, 'poor'],
  ])(
    'shows a score of %s with coverage %s %% as %s',
    async (value, coverage, level) => {
      renderPage('/compliance', {
        api: withMatrix(
          row('data', UNKNOWN, { alerting: score({ score: value, coverage }) }),
        ),
      });
      const cell = await screen.findByRole('link', {
        name: /^data, Alerting:/,
      });
      expect(cell.closest('td')).toHaveAttribute('data-level', level);
    },
  );

  it('has the weakest team first and the unknown ones last, until sorted otherwise', async () => {
    renderPage('/compliance', {
      api: withMatrix(
        row('unknown', UNKNOWN),
        row('strong', score({ score: 95 })),
        row('weak', score({ score: 12 })),
      ),
    });
    await screen.findByRole('table');
    expect(teamsShown()).toEqual(['weak', 'strong', 'unknown']);
    const sorters = within(screen.getByRole('table')).getAllByRole('button');
    await userEvent.click(sorters[1]);
    expect(teamsShown()).toEqual(['strong', 'weak', 'unknown']);
    await userEvent.click(sorters[0]);
    expect(teamsShown()).toEqual(['strong', 'unknown', 'weak']);
  });

  it('takes filter and sorting from the address', async () => {
    renderPage('/compliance?outcome=fail&process=alerting&sort=team&dir=desc', {
      api: withMatrix(
        row('a', score(), { alerting: score() }),
        row('b', score(), { alerting: score({ fail: 0 }) }),
        row('c', score(), { alerting: score({ fail: 3 }) }),
      ),
    });
    await screen.findByRole('table');
    expect(teamsShown()).toEqual(['c', 'a']);
    expect(
      screen.queryByRole('columnheader', { name: 'Code review' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText('3 fail')).toBeInTheDocument();
  });

  it('filters by a choice of the person', async () => {
    renderPage('/compliance', {
      api: withMatrix(row('a', score()), row('b', score())),
    });
    await screen.findByRole('table');
    await userEvent.click(screen.getByLabelText(/^Team/));
    await userEvent.click(await screen.findByRole('option', { name: 'b' }));
    await waitFor(() => expect(teamsShown()).toEqual(['b']));
  });

  it('shows a skeleton while loading', async () => {
    const api = fakeApi({ getMatrix: jest.fn(() => new Promise(() => {})) });
    renderPage('/compliance', { api });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
  });

  it('says what failed and what to do, and tries again', async () => {
    const getMatrix = jest
      .fn()
      .mockRejectedValueOnce(new Error('Failed to fetch.'))
      .mockResolvedValue(matrix([row('a', score())]));
    renderPage('/compliance', { api: fakeApi({ getMatrix }) });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Could not load the scores of the teams.');
    expect(alert).toHaveTextContent('Failed to fetch.');
    expect(alert).toHaveTextContent('Check that the backend runs');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });

  it('evaluates and reads again', async () => {
    const api = withMatrix(row('a', score()));
    renderPage('/compliance', { api });
    await clickWhenEnabled('Evaluate now');
    await waitFor(() => expect(api.getMatrix).toHaveBeenCalledTimes(2));
    expect(api.evaluate).toHaveBeenCalledWith(undefined);
  });

  it('exports what the filter shows', async () => {
    const createObjectURL = jest.fn((_file: Blob) => 'blob:csv');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const api = withMatrix(row('storefront', score()));
    api.exportCsv.mockResolvedValue('团队\r\n');
    renderPage('/compliance?team=storefront&outcome=fail', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    await waitFor(() => expect(createObjectURL).toHaveBeenCalled());
    expect(api.exportCsv).toHaveBeenCalledWith({
      team: 'group:default/storefront',
      process: undefined,
      outcome: 'fail',
    });
    // A byte order mark of three bytes, two characters of three, and the end of the line
    expect(createObjectURL.mock.calls[0][0].size).toBe(3 + 6 + 2);
  });
});
