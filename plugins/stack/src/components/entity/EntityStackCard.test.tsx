import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { apiOver, companyOf } from '../../__testUtils__/company';
import { renderAt } from '../../__testUtils__/render';
import { EntityStackCard } from './EntityStackCard';

function renderCard(targets: string[], api = apiOver(companyOf(3))) {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout-api', namespace: 'default' },
    relations: targets.map(targetRef => ({ type: 'dependsOn', targetRef })),
  };
  renderAt(
    '/stack',
    api,
    <EntityProvider entity={entity}>
      <EntityStackCard />
    </EntityProvider>,
  );
}

describe('EntityStackCard', () => {
  it('groups the technologies of a service by layer, with status and advice', async () => {
    renderCard([
      'resource:technology/php',
      'resource:technology/hprose',
      'resource:technology/gitlab',
      'resource:default/orders-db',
    ]);
    expect(await screen.findByText('hold')).toBeVisible();
    expect(screen.getByText('dormant')).toBeVisible();
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['Language', 'Component', 'System']);
    expect(screen.getByRole('link', { name: 'Hprose' })).toHaveAttribute(
      'href',
      '/technologies/hprose',
    );
    expect(screen.getByRole('link', { name: /Open the map/ })).toHaveAttribute(
      'href',
      '/stack?q=checkout-api',
    );
    expect(screen.queryByText(/orders-db/)).not.toBeInTheDocument();
  });

  it('says how to name technologies when there is none', async () => {
    renderCard([]);
    expect(await screen.findByText(/names no technology/)).toBeVisible();
    expect(screen.getByText(/dependsOn: \[resource/)).toBeVisible();
  });

  it('names what the knowledge base does not know', async () => {
    renderCard(['resource:technology/homegrown']);
    expect(
      await screen.findByText('homegrown: not in the knowledge base'),
    ).toBeVisible();
  });

  it('sets what the repository shows beside what is declared', async () => {
    const company = companyOf(1);
    const repository = 'shop/checkout';
    company.services[0] = {
      ...company.services[0],
      ref: 'component:default/checkout-api',
      observed: [
        {
          id: 'postgresql',
          seen: [
            {
              ...{ repository, url: 'https://git.example/shop/checkout' },
              ...{ path: 'go.mod', name: 'github.com/jackc/pgx/v5' },
              version: 'v5.7.1',
            },
          ],
        },
        { id: 'kafka', seen: [{ repository, path: 'go.mod' }] },
        { id: 'go', seen: [{ repository: 'shop/proto', path: 'go.mod' }] },
      ],
    };
    renderCard(
      ['postgresql', 'redis', 'gitlab'].map(id => `resource:technology/${id}`),
      apiOver(company),
    );
    expect(
      await screen.findByText(/github.com\/jackc\/pgx\/v5 v5.7.1 in go.mod/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /^shop\/checkout/ }),
    ).toHaveAttribute('href', 'https://git.example/shop/checkout');
    // Redis only: a tool that serves many is no part of the repository.
    expect(
      screen.getAllByText('declared, not seen in its repository'),
    ).toHaveLength(1);
    expect(
      screen.getByRole('heading', {
        name: 'Seen in its repository, not declared',
      }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Apache Kafka' })).toBeVisible();
  });

  it.each([
    [
      { files: 2, folders: 1 },
      'Too deep or too many to read in shop/mono: 2 files, 1 folder',
    ],
    [
      { files: 0, folders: 40 },
      'Too deep or too many to read in shop/mono: 40 folders',
    ],
    [
      { files: 0 },
      'Only the root of shop/mono was read: its tool lists no folders',
    ],
  ])('says what was not read: %j', async (leftOut, text) => {
    const company = companyOf(1);
    const repository = 'shop/mono';
    company.services[0] = {
      ...company.services[0],
      ref: 'component:default/checkout-api',
      observed: [{ id: 'go', seen: [{ repository, path: 'go.mod' }] }],
      unread: [{ repository, ...leftOut }],
    };
    renderCard(['resource:technology/redis'], apiOver(company));
    expect(await screen.findByText(text)).toBeVisible();
    expect(
      screen.getByText('declared, not seen in what was read of its repository'),
    ).toBeVisible();
  });

  it('says nothing of a repository that was not read', async () => {
    renderCard(['resource:technology/redis']);
    expect(await screen.findByRole('link', { name: 'Redis' })).toBeVisible();
    expect(screen.queryByText(/not seen/)).not.toBeInTheDocument();
  });

  it('does without the backend', async () => {
    const api = apiOver(companyOf(1));
    api.listTechnologies.mockRejectedValue(new Error('down'));
    api.listServices.mockRejectedValue(new Error('down'));
    renderCard(['resource:technology/go'], api);
    expect(await screen.findByRole('link', { name: 'Go' })).toBeVisible();
    expect(screen.getByText('active')).toBeVisible();
  });
});
