import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import plugin, { complianceApiRef } from './index';
import * as legacy from './legacy';
import { fakeApi } from './__testUtils__/renderPage';

describe('plugin', () => {
  it.each([
    'page:compliance',
    'entity-content:compliance',
    'entity-card:compliance',
  ] as const)('brings %s', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });

  it('renders its page in an app of the new system', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/compliance'],
      apis: [[complianceApiRef, fakeApi()]],
    });
    expect(await screen.findByText('No teams yet')).toBeInTheDocument();
  });

  it('offers the same to apps of the classic system', () => {
    expect(legacy.compliancePlugin.getId()).toBe('compliance');
    expect(Object.keys(legacy)).toEqual(
      expect.arrayContaining([
        'CompliancePage',
        'EntityComplianceCard',
        'EntityComplianceContent',
      ]),
    );
  });
});
