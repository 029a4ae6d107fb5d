import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import { check, result } from '../../__testUtils__/fixtures';
import {
  clickWhenEnabled,
  fakeApi,
  renderWithApis,
} from '../../__testUtils__/renderPage';
import { EntityComplianceCard } from './EntityComplianceCard';
import { EntityComplianceContent } from './EntityComplianceContent';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart-api' },
};
const REF = 'component:default/cart-api';

const CHECKS = [
  check(),
  check({ id: 'b', title: 'Reviewed?', process: 'code-review' }),
];

const withResults = () =>
  fakeApi({
    listChecks: jest.fn(async () => ({ items: CHECKS })),
    listResults: jest.fn(async () => ({
      items: [
        result(),
        result({
          checkId: 'b',
          process: 'code-review',
          outcome: 'pass',
          display: 'pass',
        }),
      ],
      total: 2,
    })),
  });

const show = (element: JSX.Element, api = withResults()) => {
  renderWithApis(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    api,
  });
  return api;
};

describe('tab of a service', () => {
  it('groups all results by process, in the order a change travels', async () => {
    const api = show(<EntityComplianceContent />);
    const alerting = await screen.findByRole('rowgroup', { name: 'Alerting' });
    expect(
      within(alerting).getByText('Does every alert name a runbook?'),
    ).toBeInTheDocument();
    const titles = screen.getAllByRole('rowheader').map(h => h.textContent);
    expect(titles).toEqual(['Code review', 'Alerting']);
    expect(api.listResults).toHaveBeenCalledWith({
      entityRef: REF,
      limit: 100,
    });
    expect(screen.getByText('100 % known')).toBeInTheDocument();
  });

  it('evaluates the service where it has no results yet', async () => {
    const api = show(<EntityComplianceContent />, fakeApi());
    expect(await screen.findByText('Not evaluated yet')).toBeInTheDocument();
    await clickWhenEnabled('Evaluate now');
    await waitFor(() => expect(api.evaluate).toHaveBeenCalledWith(REF));
  });

  it('says what could not be loaded', async () => {
    const listResults = jest.fn().mockRejectedValue(new Error('Down.'));
    show(<EntityComplianceContent />, fakeApi({ listResults }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Down.');
  });
});

describe('card of a service', () => {
  it('shows score, coverage and the fixes, not what passes', async () => {
    show(<EntityComplianceCard />);
    expect(await screen.findByText('50')).toBeInTheDocument();
    expect(screen.getByText('100 % known')).toBeInTheDocument();
    const fixes = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(fixes).toHaveLength(1);
    expect(fixes[0]).toHaveTextContent('Does every alert name a runbook?');
  });
});
