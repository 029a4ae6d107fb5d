import { screen } from '@testing-library/react';
import { apiOver, companyOf } from '../__testUtils__/company';
import { renderAt } from '../__testUtils__/render';

it.each(['/stack/nowhere', '/technologies/grpc/nowhere'])(
  'say that there is no page %s',
  async address => {
    renderAt(address, apiOver(companyOf(1)));
    expect(await screen.findByText(/PAGE NOT FOUND/)).toBeVisible();
  },
);
