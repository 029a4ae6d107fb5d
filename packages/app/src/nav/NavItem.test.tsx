import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { NavContentNavItem } from '@backstage/plugin-app-react';
import { toolsApiRef, type ToolsApi } from '@strata/backstage-plugin-tools';
import { screen, waitFor } from '@testing-library/react';
import { NavItem } from './NavItem';

function show(id: string, listSyncs: () => Promise<{ items: object[] }>) {
  const page = { node: { spec: { id } }, href: '/here', title: 'Own title' };
  const item = { ...page, icon: <span /> } as unknown as NavContentNavItem;
  const api = { listSyncs } as unknown as ToolsApi;
  renderInTestApp(<NavItem {...item} />, { apis: [[toolsApiRef, api]] });
}

const well = { outcome: 'complete', heldBack: 0 };
const failed = { ...well, outcome: 'failed' };
const held = { ...well, heldBack: 3 };

it('counts the syncs that need somebody at the page of the syncs', async () => {
  show('page:tools', async () => ({ items: [well, failed, held] }));
  const link = await screen.findByRole('link', { name: /^Syncs: / });
  expect(link).toHaveAccessibleName('Syncs: 2 syncs need attention');
});

it.each([
  ['all is well', async () => ({ items: [well] })],
  ['nobody may know', async () => Promise.reject(new Error('403'))],
])('has no mark where %s', async (_why, answer) => {
  const listSyncs = jest.fn(answer);
  show('page:tools', listSyncs);
  await waitFor(() => expect(listSyncs).toHaveBeenCalled());
  await screen.findByRole('link', { name: 'Syncs' });
});

it('leaves the other pages as they are', async () => {
  const listSyncs = jest.fn(async () => ({ items: [failed] }));
  show('page:other', listSyncs);
  await screen.findByRole('link', { name: 'Own title' });
  expect(listSyncs).not.toHaveBeenCalled();
});
