import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { UnregisteredRepository } from '@strata/backstage-plugin-tools-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { fakeToolsApi, renderPage } from '../../__testUtils__/render';
import { anItem } from '../../__testUtils__/samples';
import type { ToolsApi } from '../../api';
import { LinksContent } from './LinksContent';

const payments = 'group:default/payments';
const file =
  'https://git.example/shop/gift-cards/-/blob/main/catalog-info.yaml';

const described: UnregisteredRepository = {
  item: anItem({ uid: 'a', title: 'shop/gift-cards', owner: payments }),
  technologies: ['go', 'postgresql'],
  catalogFile: {
    ...{ path: 'catalog-info.yaml', url: file },
    ...{ entities: ['component:default/gift-cards'], problems: [] },
  },
};
const plain: UnregisteredRepository = {
  item: anItem({ uid: 'b', title: 'shop/playbooks' }),
  technologies: [],
  proposal: 'kind: Component\nmetadata:\n  name: playbooks\n',
};
const broken: UnregisteredRepository = {
  item: anItem({ uid: 'c', title: 'shop/broken' }),
  technologies: [],
  catalogFile: {
    ...{ path: 'catalog-info.yaml', url: file, entities: [] },
    problems: ['document 1: no usable kind'],
  },
};

function setup(
  answers: Partial<ToolsApi> = {},
  { denied, address = '' }: { denied?: string[]; address?: string } = {},
) {
  const api = fakeToolsApi({
    getLinkCoverage: async () => ({ processes: [], teams: [] }),
    listUnregistered: async () => ({
      items: [described, plain, broken],
      total: 3,
    }),
    ...answers,
  });
  const catalog = catalogApiMock();
  const addLocation = jest
    .spyOn(catalog, 'addLocation')
    .mockResolvedValue({} as never);
  const page = renderPage(
    <Routes>
      <Route path="/links/*" element={<LinksContent />} />
    </Routes>,
    { api, catalog, denied, address: `/links/unregistered${address}` },
  );
  return { api, addLocation, user: userEvent.setup(), ...page };
}

/** By its name each time: another element takes its place when it may not be used. */
const registerButton = () =>
  screen.getByRole('button', { name: 'Register shop/gift-cards' });

describe('repositories that are not in the catalog', () => {
  it('show owner, technologies and what they say of themselves', async () => {
    const { api } = setup({}, { address: `?team=${payments}` });
    const table = await screen.findByRole('table', {
      name: 'Not in the catalog',
    });
    const [, first, , third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /gift-cards.*catalog-info.yaml describes component:default\/gift-cards.*payments.*Go, PostgreSQL/,
    );
    expect(third).toHaveTextContent(/describes nothing.*no usable kind/);
    expect(within(third).queryByRole('button')).not.toBeInTheDocument();
    expect(api.listUnregistered).toHaveBeenCalledWith(
      expect.objectContaining({ team: payments }),
    );
  });

  it('are registered by the file that they have', async () => {
    const { user, addLocation, messages } = setup();
    await user.click(await waitFor(registerButton));
    expect(addLocation).toHaveBeenCalledWith({ type: 'url', target: file });
    await waitFor(() =>
      expect(messages()).toEqual([
        'Registered shop/gift-cards. The catalog reads it within a few minutes.',
      ]),
    );
    await waitFor(() =>
      expect(registerButton()).toHaveAttribute('aria-disabled', 'true'),
    );
  });

  it('are registered only by those who may', async () => {
    const denied = ['catalog.location.create'];
    const { user, addLocation } = setup({}, { denied });
    await waitFor(() =>
      expect(registerButton()).toHaveAttribute('aria-disabled', 'true'),
    );
    await user.click(registerButton());
    expect(addLocation).not.toHaveBeenCalled();
  });

  it('get a file to begin with where they have none', async () => {
    const { user } = setup();
    await user.click(
      await screen.findByRole('button', {
        name: 'Propose a catalog file for shop/playbooks',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Catalog file for shop/playbooks',
    });
    expect(dialog).toHaveTextContent(/name: playbooks/);
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('may be none, or fail to be read', async () => {
    setup({ listUnregistered: async () => ({ items: [], total: 0 }) });
    expect(
      await screen.findByText(/Every repository .* belongs to a service/),
    ).toBeVisible();
  });

  it('say when they could not be read', async () => {
    setup({
      listUnregistered: async () => {
        throw new Error('down');
      },
    });
    expect(
      await screen.findByText('The repositories could not be read.'),
    ).toBeVisible();
  });
});
