import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiOver, companyOf } from '../../__testUtils__/company';
import { renderAt } from '../../__testUtils__/render';

describe('the list of technologies', () => {
  it('lists all, most used first, with their use', async () => {
    renderAt('/technologies', apiOver(companyOf(24)));
    const table = within(await screen.findByRole('table'));
    const rows = table.getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      /gRPC.*RPC.*active.*24 services · 2 teams/,
    );
    expect(rows.at(-1)).toHaveTextContent('not used');
    expect(screen.getByText(/90 technologies/)).toBeVisible();
  });

  it('keeps its filters in the address', async () => {
    renderAt(
      '/technologies?layer=component&category=rpc&status=dormant',
      apiOver(companyOf(24)),
    );
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByRole('link').map(link => link.textContent)).toEqual([
      'Hprose',
    ]);
    await userEvent.type(screen.getByRole('searchbox'), 'cobol');
    expect(await screen.findByText(/No technology matches/)).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('q=cobol');
  });

  it('narrows to what is used', async () => {
    renderAt('/technologies', apiOver(companyOf(24)));
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Only what we use' }),
    );
    await waitFor(() =>
      expect(screen.getByText(/8 technologies/)).toBeVisible(),
    );
    expect(screen.getByTestId('address')).toHaveTextContent('used=true');
  });
});

describe('the page of a technology', () => {
  it('tells facts with their source, guidance, successor and alternatives', async () => {
    renderAt('/technologies/hprose', apiOver(companyOf(24)));
    expect(
      await screen.findByRole('heading', { name: 'Hprose' }),
    ).toBeVisible();
    expect(screen.getByText('MIT')).toBeVisible();
    expect(screen.getByRole('link', { name: /^source/ })).toHaveAttribute(
      'href',
      expect.stringContaining('github.com/hprose'),
    );
    expect(screen.getByText(/versions 2 and 3 do not mix/)).toBeVisible();
    const leave = screen.getByText(/^Go to/);
    expect(within(leave).getByRole('link', { name: 'gRPC' })).toHaveAttribute(
      'href',
      '/technologies/grpc',
    );
    expect(screen.getByRole('link', { name: 'DubboX' })).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'service-0002' }),
    ).toBeVisible();
  });

  it('tells who shows which version, declared or not, and who does not', async () => {
    const company = companyOf(5);
    const seen = (version: string) => [
      {
        id: 'redis',
        seen: [{ repository: 'r', path: 'go.mod', name: 'go-redis', version }],
      },
    ];
    company.services[0].observed = seen('v9.7.0');
    company.services[1].observed = seen('v8.0.0');
    const path = 'go.mod';
    company.services[3].observed = [
      { id: 'go', seen: [{ repository: 'r', path }] },
    ];
    // Its files lie in folders: nothing is known to be missing.
    company.services[4].observed = [];
    company.services[4].technologies = ['redis'];
    renderAt('/technologies/redis', apiOver(company));
    expect(await screen.findByText(/go-redis v8.0.0 in go.mod/)).toBeVisible();
    const section = within(
      screen.getByRole('heading', { name: 'Seen in repositories' })
        .parentElement!,
    );
    expect(
      section.getAllByRole('link').map(link => link.parentElement!.textContent),
    ).toEqual([
      'service-0000 · not declared in its catalog-info.yaml',
      'service-0001',
      'service-0003 · declared, not seen in its repository',
    ]);
  });

  it('shows our advice with its reason', async () => {
    renderAt('/technologies/php', apiOver(companyOf(24)));
    expect(await screen.findByText(/Nobody on call knows it/)).toBeVisible();
    expect(screen.getByText('hold')).toBeVisible();
  });

  it('says how a service comes to use it when none does', async () => {
    renderAt('/technologies/neo4j', apiOver(companyOf(1)));
    expect(
      await screen.findByText(/No service depends on it/),
    ).toHaveTextContent('resource:technology/neo4j');
  });

  it('says that an unknown id is unknown, and leads back', async () => {
    const api = apiOver(companyOf(1));
    const notFound = await ResponseError.fromResponse(
      Response.json({ error: {}, response: {} }, { status: 404 }) as never,
    );
    api.getTechnology.mockRejectedValueOnce(notFound);
    renderAt('/technologies/cobol', api);
    expect(
      await screen.findByText('There is no technology cobol'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /All technologies/ }),
    ).toHaveAttribute('href', '/technologies');
  });

  it('says what failed otherwise', async () => {
    const api = apiOver(companyOf(1));
    api.getTechnology.mockRejectedValueOnce(new Error('timed out'));
    renderAt('/technologies/go', api);
    expect(
      await screen.findByText('Could not load the technology'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Go' })).toBeVisible();
  });
});
