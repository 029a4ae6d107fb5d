import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InstanceWebhooks } from '@strata/backstage-plugin-tools-common';
import { fakeToolsApi, renderPage } from '../../__testUtils__/render';
import { Webhooks } from './Webhooks';

const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const WEBHOOKS: InstanceWebhooks = {
  instance: 'gitlab.main',
  supported: true,
  configured: true,
  secretKey: 'tools.gitlab.main.webhookSecret',
  address: 'https://portal.example.com/api/tools/webhooks/gitlab/main',
  setup: ['Add a system hook.', 'Tick push events.'],
  docs: 'https://docs.gitlab.com/user/project/integrations/webhooks/',
  accepted: 0,
  refused: [],
  waiting: 0,
};

const show = (answer: () => Promise<InstanceWebhooks>) =>
  renderPage(<Webhooks instance="gitlab.main" />, {
    api: fakeToolsApi({ getWebhooks: answer }),
  });

it('tells what arrives, what was refused and what waits', async () => {
  show(async () => ({
    ...WEBHOOKS,
    accepted: 12,
    lastAcceptedAt: ago(3),
    refused: [
      { outcome: 'unproven', count: 2, lastAt: ago(5) },
      { outcome: 'too-large', count: 1, lastAt: ago(10) },
    ],
    waiting: 1,
  }));
  expect(await screen.findByText(/The last one arrived/)).toHaveTextContent(
    'The last one arrived 3 minutes ago. 12 accepted. 1 item waits to be read again.',
  );
  expect(screen.getByText(/without a valid proof/)).toHaveTextContent(
    '2 refused without a valid proof, the last 5 minutes ago',
  );
  expect(screen.getByText(/too large/)).toHaveTextContent(
    '1 refused as too large, 10 minutes ago',
  );
});

it('says how to set them up, with the address to enter', async () => {
  show(async () => WEBHOOKS);
  expect(await screen.findByText('None has arrived yet.')).toBeVisible();
  await userEvent.click(screen.getByText('How to set them up'));
  expect(screen.getByText('Tick push events.')).toBeVisible();
  expect(screen.getByText(WEBHOOKS.address)).toBeVisible();
  expect(screen.getByText(/a secret of your own/)).toHaveTextContent(
    'tools.gitlab.main.webhookSecret',
  );
});

it('says that none is accepted without a secret', async () => {
  show(async () => ({ ...WEBHOOKS, configured: false }));
  expect(await screen.findByText(/None is accepted/)).toHaveTextContent(
    'there is no secret in tools.gitlab.main.webhookSecret',
  );
});

it('says nothing of tools without webhooks, and that it could not be read', async () => {
  show(async () => ({ ...WEBHOOKS, supported: false }));
  show(async () => {
    throw new Error('no answer');
  });
  expect(
    await screen.findByText('Whether webhooks arrive could not be read.'),
  ).toBeVisible();
  expect(screen.getAllByText('Webhooks')).toHaveLength(1);
});
