import { screen } from '@testing-library/react';
import { fakeApi, renderPage } from '../__testUtils__/renderPage';

it('says that there is no such page', async () => {
  renderPage('/compliance/nowhere', { api: fakeApi() });
  expect(await screen.findByText(/PAGE NOT FOUND/)).toBeVisible();
  expect(screen.getByText('Waivers')).toBeVisible();
});
