import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { processes as listed } from '@strata/technologies';
import { apiOver, companyOf } from '../../__testUtils__/company';
import { renderAt } from '../../__testUtils__/render';

const band = async (name: string) =>
  within(await screen.findByRole('region', { name }));
const address = () => screen.getByTestId('address').textContent;

describe('the stack map', () => {
  it('shows four bands with counts, scores, systems and health in words', async () => {
    renderAt('/stack', apiOver(companyOf(24)));
    const languages = await band('Language');
    const chips = languages.getAllByRole('button');
    expect(chips.map(chip => chip.getAttribute('aria-label'))).toEqual([
      'Go, 8 services, active, Payments, Storefront',
      'Java, 8 services, active, Payments, Storefront',
      'PHP, 8 services, hold, Payments, Storefront',
    ]);
    expect(languages.getByText('hold')).toBeVisible();
    expect((await band('Component')).getByText('dormant')).toBeVisible();
    expect(
      (await band('Process')).getByRole('button', {
        name: 'Code review, 82 %, 90 % known, GitLab',
      }),
    ).toBeVisible();
    const systems = await band('System');
    expect(systems.getByText('synced')).toBeVisible();
    expect(systems.getByText('sync broken')).toBeVisible();
    expect(screen.getByText(/24 of 24 services/)).toBeVisible();
  });

  it('lights up the path of a selection and lists its services with owners', async () => {
    renderAt('/stack', apiOver(companyOf(24)));
    await userEvent.click(
      await screen.findByRole('button', { name: /^Redis,/ }),
    );
    expect(address()).toBe('/stack?select=technology%3Aredis');

    const panel = within(
      await screen.findByRole('complementary', { name: 'Selection' }),
    );
    const service = await panel.findByRole('link', { name: 'service-0001' });
    expect(service).toHaveAttribute(
      'href',
      '/catalog/default/component/service-0001',
    );
    expect(panel.getAllByRole('link', { name: 'Payments' })).not.toHaveLength(
      0,
    );
    expect(panel.getByRole('link', { name: 'About Redis' })).toHaveAttribute(
      'href',
      '/technologies/redis',
    );
    expect(screen.getByRole('button', { name: /^Redis,/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Hprose,/ })).toHaveAttribute(
        'data-light',
        'dim',
      ),
    );
    for (const name of [/^gRPC,/, /^GitLab main,/, /^Code review,/]) {
      expect(screen.getByRole('button', { name })).toHaveAttribute(
        'data-light',
        'lit',
      );
    }
  });

  it('can be used with the keyboard alone', async () => {
    renderAt('/stack', apiOver(companyOf(3)));
    const chip = await screen.findByRole('button', { name: /^Go,/ });
    chip.focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('complementary')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('complementary')).not.toBeInTheDocument(),
    );
    expect(address()).toBe('/stack');
  });

  it('reads filters from the address', async () => {
    const api = apiOver(companyOf(24));
    renderAt(
      '/stack?team=group:default/payments&status=hold&q=php&layer=language',
      api,
    );
    expect(
      (await band('Language')).getAllByRole('button').map(b => b.textContent),
    ).toEqual([expect.stringContaining('PHP')]);
    expect(screen.queryByRole('region', { name: 'System' })).toBeNull();
    expect(screen.getByRole('searchbox')).toHaveValue('php');
    expect(api.getMap).toHaveBeenCalledWith({
      team: 'group:default/payments',
      system: undefined,
      status: 'hold',
      q: 'php',
    });
  });

  it('writes filters into the address and clears them', async () => {
    renderAt('/stack?status=nonsense', apiOver(companyOf(24)));
    await userEvent.click(await screen.findByRole('button', { name: /^Team/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Payments' }));
    expect(address()).toContain('team=group%3Adefault%2Fpayments');
    expect(await screen.findByText(/10 of 24 services/)).toBeVisible();

    await userEvent.type(screen.getByRole('searchbox'), 'no such thing');
    await waitFor(() => expect(address()).toContain('q=no+such+thing'));
    expect(await (await band('Language')).findByText(/matches/)).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(address()).toBe('/stack'));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('is a table when asked, with links to the technologies', async () => {
    renderAt('/stack', apiOver(companyOf(24)));
    await screen.findByRole('region', { name: 'Language' });
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(address()).toBe('/stack?view=table');
    const table = within(
      await screen.findByRole('table', { name: 'Everything on the map' }),
    );
    const rows = table.getAllByRole('row').map(row => row.textContent);
    expect(rows).toHaveLength(1 + 6 + listed.length + 2);
    expect(rows).toContain('LanguageLanguageGoactive8Payments, Storefront');
    expect(rows).toContain('ProcessGitLabCode review82 %');
    expect(rows).toContain('SystemCode managementGitLab mainsynced3');
    expect(table.getByRole('link', { name: 'Hprose' })).toHaveAttribute(
      'href',
      '/technologies/hprose',
    );
  });

  it('has rows for a process when the table is narrowed to that layer', async () => {
    renderAt('/stack?view=table&layer=process', apiOver(companyOf(2)));
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByRole('row')).toHaveLength(1 + listed.length);
    expect(table.queryByText(/matches/)).toBeNull();
  });

  it('shows some of a thousand services at a time', async () => {
    const api = apiOver(companyOf(1000));
    renderAt('/stack?select=technology:grpc', api);
    const panel = within(await screen.findByRole('complementary'));
    await panel.findByRole('link', { name: 'service-0024' });
    expect(panel.getAllByRole('listitem')).toHaveLength(25);
    await userEvent.click(panel.getByRole('button', { name: 'Show 25 more' }));
    await panel.findByRole('link', { name: 'service-0049' });
    expect(panel.getAllByRole('listitem')).toHaveLength(50);
    expect(await screen.findByText(/1000 of 1000 services/)).toBeVisible();
  });

  it('shows more services than one request gives', async () => {
    renderAt('/stack?select=technology:grpc', apiOver(companyOf(210)));
    const panel = within(await screen.findByRole('complementary'));
    for (const more of [25, 50, 100, 10]) {
      await userEvent.click(await panel.findByText(`Show ${more} more`));
    }
    expect(await panel.findByText('service-0209')).toBeVisible();
    expect(panel.queryByText(/^Show/)).toBeNull();
  });

  it('says what would be here when there is no service', async () => {
    const nothing = companyOf(0, { tools: { state: 'ok', value: [] } });
    renderAt('/stack', apiOver(nothing));
    expect(
      await screen.findByText('No service in the catalog yet'),
    ).toBeVisible();
    expect(screen.getByText(/resource:technology\/go/)).toBeVisible();
  });

  it('works with one service', async () => {
    renderAt('/stack', apiOver(companyOf(1)));
    expect(
      await screen.findByRole('button', {
        name: 'Go, 1 service, active, Storefront',
      }),
    ).toBeVisible();
  });

  it.each([
    ['notInstalled' as const, /Strata Tools is not installed/],
    ['unavailable' as const, /tools backend did not answer/],
    ['forbidden' as const, /tools\.item\.read/],
  ])('keeps the page when the tools are %s', async (state, text) => {
    renderAt('/stack', apiOver(companyOf(3, { tools: { state } })));
    expect((await band('System')).getByText(text)).toBeVisible();
    expect((await band('Language')).getAllByRole('button')).toHaveLength(3);
  });

  it('names processes without a score when compliance is not installed', async () => {
    const compliance = { state: 'notInstalled' as const };
    renderAt('/stack', apiOver(companyOf(3, { compliance })));
    const processes = await band('Process');
    expect(processes.getByText(/Strata Compliance is not/)).toBeVisible();
    expect(
      processes.getByRole('button', { name: 'Code review, GitLab' }),
    ).toBeVisible();
  });

  it('says what failed, and tries again', async () => {
    const api = apiOver(companyOf(3));
    api.getMap.mockRejectedValueOnce(new Error('catalog is starting'));
    renderAt('/stack', api);
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('Could not load the stack map')).toBeVisible();
    expect(alert.getByText(/catalog is starting/)).toBeVisible();
    await userEvent.click(alert.getByRole('button', { name: 'Try again' }));
    expect(await band('Language')).toBeDefined();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('links to tools only over http', async () => {
    const { unmount } = renderAt(
      '/stack?select=tool:zabbix.old',
      apiOver(companyOf(3)),
    );
    const broken = within(await screen.findByRole('complementary'));
    expect(await broken.findByText(/No service uses it/)).toBeVisible();
    expect(broken.queryByRole('link')).not.toBeInTheDocument();
    unmount();

    renderAt('/stack?select=tool:gitlab.main', apiOver(companyOf(3)));
    const panel = within(await screen.findByRole('complementary'));
    expect(
      panel.getByRole('link', { name: /Open GitLab main/ }),
    ).toHaveAttribute('href', 'https://gitlab.example/');
  });

  it('names technologies that nobody described', async () => {
    const company = companyOf(1);
    company.services[0].technologies.push('homegrown-queue');
    renderAt('/stack', apiOver(company));
    expect(
      await screen.findByText(/One technology is not.*homegrown-queue/),
    ).toBeVisible();
  });
});
