import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiOver, companyOf } from '../../__testUtils__/company';
import { renderAt } from '../../__testUtils__/render';

describe('the ownership page', () => {
  it('counts by team and system, and names what nobody owns', async () => {
    renderAt('/stack/ownership', apiOver(companyOf(24)));
    const table = within(await screen.findByRole('table'));
    const payments = table.getByRole('link', { name: 'Payments' });
    expect(payments).toHaveAttribute('href', '/catalog/default/group/payments');
    expect(payments.closest('tr')).toHaveTextContent(
      /Payments10Shop 3outside any system 7/,
    );
    expect(screen.getByText('Services without an owner (4)')).toBeVisible();
    expect(screen.getByText(/Set spec\.owner/)).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'service-0004' }),
    ).toBeVisible();
    expect(screen.getByText('Teams without services (1)')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Data' })).toBeVisible();
  });

  it('opens a team, and the address says so', async () => {
    renderAt('/stack/ownership', apiOver(companyOf(24)));
    const expand = await screen.findByRole('button', {
      name: 'Show the services of Payments',
    });
    expect(expand).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(expand);
    expect(
      await screen.findByRole('link', { name: 'service-0001' }),
    ).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/stack/ownership?team=group%3Adefault%2Fpayments',
    );
  });

  it('marks an owner that the catalog does not know, in words', async () => {
    const teams = companyOf(0).teams.slice(1);
    renderAt('/stack/ownership', apiOver(companyOf(4, { teams })));
    expect(await screen.findByText('not in the catalog')).toBeVisible();
  });

  it('is one sentence for an empty catalog', async () => {
    renderAt('/stack/ownership', apiOver(companyOf(0)));
    expect(await screen.findByText(/so nobody owns one/)).toBeVisible();
  });

  it('says what failed', async () => {
    const api = apiOver(companyOf(1));
    api.getOwnership.mockRejectedValueOnce(new Error('no route'));
    renderAt('/stack/ownership', api);
    expect(await screen.findByText('Could not load ownership')).toBeVisible();
  });
});
