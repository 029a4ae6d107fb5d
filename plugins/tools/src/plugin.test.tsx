import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import toolsPlugin, { toolsApiRef } from './index';
import * as legacy from './legacy';
import { aSync } from './__testUtils__/samples';

describe('plugin for the new frontend system', () => {
  it('serves the Syncs page with what the backend answers', async () => {
    const fetched = jest.fn(async (_request: RequestInfo | URL) =>
      Response.json({ items: [aSync()] }),
    );
    renderTestApp({
      features: [toolsPlugin],
      initialRouteEntries: ['/syncs'],
      apis: [
        mockApis.discovery({ baseUrl: 'http://portal.example' }),
        mockApis.fetch({ baseImplementation: fetched as typeof fetch }),
      ],
    });
    expect(
      await screen.findByText('All syncs are healthy', { exact: false }),
    ).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Syncs' })).toBeInTheDocument();
    const asked = fetched.mock.calls.map(([request]) => String(request));
    expect(asked).toContain('http://portal.example/api/tools/syncs');
  });

  it('brings a tab for entity pages', () => {
    expect(toolsPlugin.getExtension('entity-content:tools')).toBeDefined();
  });
});

describe('plugin for the classic frontend system', () => {
  it('brings the same client, page and tab', () => {
    const apis = [...legacy.toolsPlugin.getApis()].map(({ api }) => api.id);
    expect(apis).toEqual([toolsApiRef.id]);
    expect(legacy.SyncsPage).toBeDefined();
    expect(legacy.EntityToolsContent).toBeDefined();
  });
});
