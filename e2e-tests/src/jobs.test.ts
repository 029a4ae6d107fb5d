import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createService,
  eventually,
  expect,
  misbehave,
  picture,
  signIn,
  test,
} from './portal';

const run = promisify(execFile);
const GITLAB = 'http://localhost:7102';

test.describe.configure({ mode: 'serial' });

test('every tool of the company is read', async ({ page }) => {
  await signIn(page, 'platform');
  await page.getByRole('link', { name: 'Syncs' }).click();
  await eventually(page, async () => {
    await expect(page.getByText('All syncs are healthy')).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Complete' })).toHaveCount(13);
  });
  for (const tool of ['Jenkins', 'GitLab', 'Grafana', 'Jira', 'Prometheus']) {
    const instance = page.getByRole('button', { name: tool, exact: true });
    await expect(instance).toBeVisible();
  }
  await picture(page, 'syncs');
});

test('a developer sees which tools a service uses, and why', async ({
  page,
}) => {
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/checkout-api/tools');
  await eventually(page, async () => {
    await expect(
      page.getByRole('link', { name: 'storefront/checkout-api' }).first(),
    ).toBeVisible();
    await expect(page.getByText(/of \d+ processes covered/)).toBeVisible();
  });
  await picture(page, 'service-tools');
  await page
    .getByRole('button', { name: /^Why storefront\/checkout-api/ })
    .first()
    .click();
  await expect(page.getByText(/Confidence \d+ %/)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a developer decides about suggestions and links by hand', async ({
  page,
}) => {
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/cart-api/tools');
  const decide = (item: string, decision: string) =>
    page
      .getByRole('row', { name: item })
      .getByRole('button', { name: decision })
      .click();
  await decide('Cart dashboard', 'Accept');
  await expect(page.getByText('Cart dashboard is linked.')).toBeVisible();
  await decide('Cart test', 'Reject');
  await expect(page.getByRole('heading', { name: 'Suggestions' })).toBeHidden();
  await page.getByRole('button', { name: 'Link an item…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Search items by name').fill('black friday');
  await dialog.getByRole('button', { name: /Black Friday 2024/ }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.reload();
  for (const [item, why] of [
    ['Cart dashboard', 'name 67 %'],
    ['Black Friday 2024', 'by hand'],
  ]) {
    const row = page.getByRole('row', { name: item });
    await expect(row).toContainText(why);
  }
  await expect(page.getByText('Cart test')).toHaveCount(0);
});

test('a tool that refuses is named, and what was read stays', async ({
  page,
}) => {
  await signIn(page, 'platform');
  await misbehave(page, 7104, 'expired-token');
  await page.goto('/syncs?sync=jira.main%2Fprojects');
  const details = page.getByRole('dialog');
  await details.getByRole('button', { name: 'Run now' }).click();
  await expect(details).toContainText(/refused the token \(401\)/);
  await expect(details).toContainText('tools.jira.main.token');
  await page.goto('/catalog/default/component/checkout-api/tools');
  await expect(page.getByText('The last read of Jira')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Checkout API' })).toBeVisible();

  await misbehave(page, 7104, null);
  await page.goto('/syncs?sync=jira.main%2Fprojects');
  await details.getByRole('button', { name: 'Run now' }).click();
  // The history goes on telling of the refusal, but nobody has to do anything any more.
  await expect(details).not.toContainText('tools.jira.main.token');
  await expect(details.getByRole('row').nth(1)).toContainText('Complete');
});

test('the stack shows four layers and who uses what', async ({ page }) => {
  await signIn(page, 'developer');
  await page.getByRole('link', { name: 'Stack', exact: true }).click();
  await eventually(page, async () => {
    for (const layer of ['Language', 'Component', 'Process', 'System']) {
      await expect(
        page.getByRole('heading', { name: layer, exact: true }),
      ).toBeVisible();
    }
    await expect(page.getByText('24 of 24 services')).toBeVisible();
  });
  await picture(page, 'stack');
  await page.getByRole('button', { name: /^gRPC/ }).click();
  await expect(
    page.getByRole('link', { name: 'Checkout API' }).first(),
  ).toBeVisible();
  await page.goto('/technologies/grpc');
  await expect(
    page.getByRole('heading', { name: 'gRPC' }).first(),
  ).toBeVisible();
  await picture(page, 'technology');
});

test('a developer creates a service that starts out passing the audit', async ({
  page,
}) => {
  test.setTimeout(420_000);
  await signIn(page, 'developer');
  await page.getByRole('link', { name: 'Create', exact: true }).click();
  await page
    .locator('.MuiCard-root', { hasText: 'starts out passing the audit' })
    .getByRole('button', { name: 'Choose' })
    .click();
  await page.getByLabel('Name').fill('Gift_API');
  await expect(page.getByText(/small letters/).first()).toBeVisible();
  await page.getByLabel('Name').fill('gift-api');
  await expect(page.getByText('The name is free.')).toBeVisible();
  await page.getByLabel('What it is for').fill('Sells gift cards');
  await page.getByRole('textbox', { name: 'Owner' }).fill('Storefront');
  await page.getByRole('option', { name: 'Storefront' }).first().click();
  await page.getByRole('textbox', { name: 'System' }).click();
  await page.getByRole('option', { name: 'Shop' }).first().click();
  await page.getByRole('radio', { name: /^GitHub, Gitea/ }).click();
  await expect(page.getByText(/Not possible:/).first()).toBeVisible();
  await page.getByRole('radio', { name: /^GitLab \(/ }).click();
  await expect(page.getByText('catalog-info.yaml').first()).toBeVisible();
  await picture(page, 'create');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(
    page.getByText(`git clone ${GITLAB}/storefront/gift-api.git`),
  ).toBeVisible({ timeout: 120_000 });
  await picture(page, 'created');

  const folder = await mkdtemp(join(tmpdir(), 'gift-api-'));
  await run('git', [
    'clone',
    '--quiet',
    'http://reader:demo-read-gitlab@localhost:7102/storefront/gift-api.git',
    folder,
  ]);
  const catalogInfo = await readFile(join(folder, 'catalog-info.yaml'), 'utf8');
  expect(catalogInfo).toContain('resource:technology/grpc');
  await rm(folder, { recursive: true });

  await page.goto('/catalog/default/component/gift-api/compliance');
  await eventually(
    page,
    async () => {
      for (const question of [
        'Is the default branch protected against direct pushes?',
        'Must all discussions be resolved before merging?',
      ]) {
        await expect(
          page.getByRole('row', { name: question }).getByText('pass'),
        ).toBeVisible({ timeout: 5_000 });
      }
    },
    300_000,
  );
  await page.goto('/catalog/default/component/gift-api/tools');
  await expect(
    page.getByRole('link', { name: 'storefront/gift-api' }).first(),
  ).toBeVisible();
});

test('a creation that fails halfway can be retried and taken back', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const takeBack = page.getByRole('link', { name: 'take it all back' }).first();
  await signIn(page, 'developer');
  await misbehave(page, 7103, 'error');
  await createService(page, 'doomed-api');
  await expect(takeBack).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByText(/Created the internal project/).first(),
  ).toBeVisible();
  await misbehave(page, 7103, null);
  const task = page.url();
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await expect(page.getByText('git clone')).toBeVisible({ timeout: 60_000 });

  const taskId = task.split('/').pop();
  const answers = encodeURIComponent(JSON.stringify({ taskId }));
  await page.goto(
    `/create/templates/default/undo-creation?formData=${answers}`,
  );
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(
    page.getByText('Deleted the project storefront/doomed-api').first(),
  ).toBeVisible({ timeout: 60_000 });
  await eventually(page, async () => {
    const answer = await page.request.get(`${GITLAB}/storefront/doomed-api`);
    expect(answer.status()).toBe(404);
  });
});

test('unprotecting a branch in the tool fails the check one sync later', async ({
  page,
}) => {
  test.setTimeout(420_000);
  const project = encodeURIComponent('storefront/gift-api');
  const response = await page.request.delete(
    `${GITLAB}/api/v4/projects/${project}/protected_branches/main`,
    { headers: { 'PRIVATE-TOKEN': 'demo-write-gitlab' } },
  );
  expect(response.status()).toBe(204);
  await signIn(page, 'developer');
  await page.goto('/catalog/default/component/gift-api/tools');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.goto('/catalog/default/component/gift-api/compliance');
  await eventually(
    page,
    async () => {
      const row = page.getByRole('row', {
        name: 'Is the default branch protected against direct pushes?',
      });
      await expect(row.getByText('fail', { exact: true })).toBeVisible({
        timeout: 5_000,
      });
    },
    360_000,
  );
});

test('a waiver is asked for by one person and approved by another', async ({
  browser,
  page,
}) => {
  const check =
    '/compliance/checks/default-branch-is-protected?entityRef=component:default/gift-api';
  await signIn(page, 'developer');
  await page.goto(check);
  await expect(page.getByText('Why it matters')).toBeVisible();
  await picture(page, 'check');
  await page.getByRole('button', { name: 'Request a waiver' }).click();
  await page
    .getByLabel('Reason')
    .fill('The repository moves to another group this week');
  const date = new Date(Date.now() + 14 * 24 * 3600 * 1000);
  await page.getByLabel('Expires on').fill(date.toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Request', exact: true }).click();
  await expect(page.getByText('requested', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toBeDisabled();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'lead');
  await other.goto(check);
  await other.getByRole('button', { name: 'Approve' }).click();
  await expect(other.getByText('waived').first()).toBeVisible();
  await other.context().close();
});

test('a lead audits the team down to the evidence', async ({ page }) => {
  await signIn(page, 'lead');
  await page.getByRole('link', { name: 'Compliance', exact: true }).click();
  await expect(
    page.getByRole('link', { name: /^Storefront, Alerting:/ }),
  ).toBeVisible();
  await picture(page, 'compliance');
  await page.getByRole('link', { name: /^Storefront, Branch policy:/ }).click();
  await expect(page).toHaveURL(/process=branch-policy/);
  await page
    .getByRole('link', { name: /protected against direct pushes/ })
    .first()
    .click();
  await expect(page.getByText('How to fix it')).toBeVisible();
  await expect(page.getByText('Evidence').first()).toBeVisible();
});

test('an auditor reads everything, exports it, and changes nothing', async ({
  page,
}) => {
  await signIn(page, 'auditor');
  await page.getByRole('link', { name: 'Compliance', exact: true }).click();
  await expect(
    page.getByRole('button', { name: 'Evaluate now' }),
  ).toBeDisabled();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toMatch(/default-branch-is-protected/);
});

test('every page says what it is for', async ({ page }) => {
  await signIn(page, 'lead');
  const pages: [name: string, path: string, text: RegExp][] = [
    ['home', '/', /Services of your teams/],
    ['ownership', '/stack/ownership', /Teams without services/i],
    ['technologies', '/technologies', /CockroachDB/],
    ['dead-technology', '/technologies/dubbox', /Apache Dubbo/],
    ['team', '/compliance/teams/storefront', /Score per process/],
    ['results', '/compliance/results?outcome=fail', /Effort of the fix/],
    ['waivers', '/compliance/waivers', /gift-api/],
    ['service', '/catalog/default/component/gift-api', /Sells gift cards/],
    [
      'service-compliance',
      '/catalog/default/component/checkout-api/compliance',
      /Branch policy/,
    ],
  ];
  for (const [name, path, text] of pages) {
    await page.goto(path);
    await expect(page.getByText(text).first()).toBeVisible();
    await picture(page, name);
  }
});
