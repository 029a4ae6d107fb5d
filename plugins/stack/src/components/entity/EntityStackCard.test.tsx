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

  it('does without the backend', async () => {
    const api = apiOver(companyOf(1));
    api.listTechnologies.mockRejectedValue(new Error('down'));
    renderCard(['resource:technology/go'], api);
    expect(await screen.findByRole('link', { name: 'Go' })).toBeVisible();
    expect(screen.getByText('active')).toBeVisible();
  });
});
