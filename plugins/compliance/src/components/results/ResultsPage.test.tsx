import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  check,
  matrix,
  result,
  row,
  score,
} from '../../__testUtils__/fixtures';
import { fakeApi, renderPage } from '../../__testUtils__/renderPage';

const twoPages = () =>
  jest.fn(async ({ cursor }: { cursor?: string }) =>
    cursor
      ? { items: [result({ entityTitle: 'search-api' })], total: 101 }
      : { items: [result()], total: 101, nextCursor: 'abc' },
  );

describe('results', () => {
  it('asks the server for what the address says', async () => {
    const api = fakeApi();
    renderPage(
      '/compliance/results?team=storefront&process=alerting&outcome=unknown&asOf=2025-03-31',
      { api },
    );
    await screen.findByText(/No results match/);
    expect(screen.getByText(/stood at the end of 2025-03-31/)).toBeVisible();
    expect(api.listResults).toHaveBeenCalledWith({
      team: 'group:default/storefront',
      process: 'alerting',
      outcome: 'unknown',
      asOf: '2025-03-31',
      cursor: undefined,
      limit: 100,
    });
  });

  it('ignores an outcome that does not exist', async () => {
    const api = fakeApi();
    renderPage('/compliance/results?outcome=great', { api });
    await screen.findByText(/No results match/);
    expect(api.listResults).toHaveBeenCalledWith(
      expect.objectContaining({ outcome: undefined }),
    );
  });

  it('shows outcome, check, subject, severity and effort, and leads to the check', async () => {
    renderPage('/compliance/results', {
      api: fakeApi({
        listResults: jest.fn(async () => ({ items: [result()], total: 1 })),
      }),
    });
    const row1 = (await screen.findByText('fail')).closest('tr')!;
    expect(row1).toHaveTextContent('cart-api');
    expect(row1).toHaveTextContent('2 of 3 alerts name no runbook.');
    expect(row1).toHaveTextContent('Alerting');
    expect(row1).toHaveTextContent('high');
    expect(row1).toHaveTextContent('hours');
    expect(
      await within(row1).findByRole('link', {
        name: 'Does every alert name a runbook?',
      }),
    ).toHaveAttribute(
      'href',
      '/compliance/checks/alerts-have-runbooks?entityRef=component%3Adefault%2Fcart-api',
    );
  });

  it('has failures first, and of those the largest gain per effort', async () => {
    const quick = check({
      id: 'quick',
      title: 'Quick?',
      fix: { text: 'Switch it on.', effort: 'minutes' },
    });
    renderPage('/compliance/results', {
      api: fakeApi({
        listChecks: jest.fn(async () => ({ items: [check(), quick] })),
        listResults: jest.fn(async () => ({
          items: [
            result({ outcome: 'pass', display: 'pass', checkId: 'quick' }),
            result(),
            result({ checkId: 'quick', entityRef: 'component:default/b' }),
          ],
          total: 3,
        })),
      }),
    });
    await screen.findAllByText('Quick?');
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map(found => found.textContent)).toEqual([
      expect.stringMatching(/^ ?fail ?Quick/),
      expect.stringMatching(/^ ?fail ?Does every alert/),
      expect.stringMatching(/^ ?pass ?Quick/),
    ]);
  });

  it('turns pages and goes back to the first when the filter changes', async () => {
    const api = fakeApi({
      listResults: twoPages(),
      getMatrix: jest.fn(async () => matrix([row('storefront', score())])),
    });
    renderPage('/compliance/results', { api });
    expect(
      await screen.findByText('Page 1 of 2, 101 results'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('search-api')).toBeInTheDocument();
    expect(screen.getByText('Page 2 of 2, 101 results')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();

    await userEvent.click(screen.getByLabelText(/^Team/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'storefront' }),
    );
    await waitFor(() =>
      expect(api.listResults).toHaveBeenLastCalledWith(
        expect.objectContaining({
          team: 'group:default/storefront',
          cursor: undefined,
        }),
      ),
    );
    expect(
      await screen.findByText('Page 1 of 2, 101 results'),
    ).toBeInTheDocument();
  });
});
