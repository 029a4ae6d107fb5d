import { screen } from '@testing-library/react';
import { ComplianceClient } from '@strata/backstage-plugin-compliance-common';
import {
  check,
  matrix,
  result,
  row,
  score,
  waiver,
} from './__testUtils__/fixtures';
import { fakeApi, renderPage } from './__testUtils__/renderPage';

// Decisions are cached for the whole file, as for a whole session: here everything but reading is refused.
const refused = [
  'compliance.evaluation.run',
  'compliance.waiver.request',
  'compliance.waiver.decide',
  'compliance.attestation.create',
];
const CHECK_PAGE =
  '/compliance/checks/alerts-have-runbooks?entityRef=component:default/cart-api';

const withResult = (parts: Parameters<typeof result>[0]) =>
  fakeApi({
    listChecks: jest.fn(async () => ({ items: [check({ cadenceDays: 7 })] })),
    listResults: jest.fn(async () => ({ items: [result(parts)], total: 1 })),
    getMatrix: jest.fn(async () => matrix([row('a', score())])),
    listWaivers: jest.fn(async () => ({ items: [waiver()] })),
  });

/** The client as the app has it, whose backend refuses everything. */
const refusing = new ComplianceClient({
  discoveryApi: { getBaseUrl: async () => 'http://compliance.test' },
  fetchApi: {
    fetch: async () =>
      ({
        ok: false,
        status: 403,
        statusText: 'Forbidden',
        headers: new Headers({ 'content-type': 'application/json' }),
        text: async () =>
          JSON.stringify({
            error: {
              name: 'NotAllowedError',
              message: 'The permission compliance.result.read is missing.',
            },
            response: { statusCode: 403 },
          }),
      } as Response),
  },
});

describe('a person who may only read', () => {
  it.each([
    ['evaluate', '/compliance', 'Evaluate now', refused[0]],
    ['request a waiver', CHECK_PAGE, 'Request a waiver', refused[1]],
    ['approve a waiver', '/compliance/waivers', 'Approve', refused[2]],
    ['reject a waiver', '/compliance/waivers', 'Reject', refused[2]],
    ['attest', CHECK_PAGE, 'Attest', refused[3]],
  ])('cannot %s and reads why', async (_, path, button, permission) => {
    renderPage(path, { api: withResult({}), refused });
    const reasons = await screen.findAllByRole('note', {
      name: new RegExp(permission.replace(/\./g, '\\.')),
    });
    expect(reasons.map(reason => reason.textContent)).toContain(button);
    expect(screen.getByRole('button', { name: button })).toBeDisabled();
  });

  it('is told which permission is missing when even reading is refused', async () => {
    renderPage('/compliance', {
      api: fakeApi({
        getMatrix: jest.fn(() => refusing.getMatrix()),
      }),
      refused,
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('compliance.result.read is missing');
    expect(alert).toHaveTextContent('Ask a platform engineer');
  });
});
