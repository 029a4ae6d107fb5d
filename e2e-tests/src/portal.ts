import { test as base, expect, type Page } from '@playwright/test';
import { join } from 'node:path';

/** The demo's people, as the sign-in page names them. */
export const PEOPLE = {
  developer: 'Mia Chen, developer',
  lead: 'Jonas Weber, team lead',
  auditor: 'Aisha Khan, auditor',
  platform: 'Tomas Novak, platform engineer',
};

/** Warnings of React about Backstage's own components. */
const NOT_OURS = [
  /findDOMNode is deprecated/,
  /Support for defaultProps will be removed/,
  /React Router Future Flag/,
];

/** Answers that the browser reports as errors although the page asked on purpose. */
const EXPECTED_STATUS = /by-name\/component\/.*404|status of 404 \(Not Found\)/;

/** Fails a test when a page threw or our code logged an error. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('pageerror', error => problems.push(error.message));
      page.on('console', message => {
        const text = message.text();
        if (message.type() !== 'error') return;
        if (NOT_OURS.some(pattern => pattern.test(text))) return;
        if (EXPECTED_STATUS.test(text)) return;
        problems.push(text);
      });
      await use();
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The frontend answers first; people can sign in once the backend has read its catalog. */
async function canSignIn(page: Page, person: keyof typeof PEOPLE) {
  await expect(async () => {
    const response = await page.request.get(
      'http://localhost:7007/api/auth/demo/refresh',
      {
        headers: {
          'x-demo-person': person,
          'x-requested-with': 'XMLHttpRequest',
        },
      },
    );
    expect(response.status()).toBe(200);
  }).toPass({ timeout: 90_000 });
}

export async function signIn(page: Page, person: keyof typeof PEOPLE) {
  await canSignIn(page, person);
  await page.goto('/');
  await page.getByRole('button', { name: PEOPLE[person] }).click();
  await expect(page.getByRole('link', { name: 'Compliance' })).toBeVisible();
}

/**
 * Waits until `check` passes, reloading between tries: for what arrives with a sync, a link
 * run and an evaluation, each in its own time.
 */
export async function eventually(
  page: Page,
  check: () => Promise<void>,
  timeout = 180_000,
) {
  await expect(async () => {
    await page.reload();
    await check();
  }).toPass({ timeout, intervals: [3_000, 5_000, 10_000] });
}

/** Lets a tool of the demo misbehave, or behave again with `null`. */
export async function misbehave(page: Page, port: number, mode: string | null) {
  const response = await page.request.post(
    `http://localhost:${port}/_demo/misbehave`,
    { data: { mode } },
  );
  expect(response.status()).toBe(200);
}

/** Fills the form of New service and starts the creation, with the company's defaults. */
export async function createService(page: Page, name: string) {
  await page.goto('/create/templates/default/new-service');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('What it is for').fill('Sells gift cards');
  await page.getByRole('textbox', { name: 'Owner' }).fill('Storefront');
  await page.getByRole('option', { name: 'Storefront' }).first().click();
  await expect(page.getByText('catalog-info.yaml').first()).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}

/** Keeps the picture for the README when `STRATA_SCREENSHOTS` is set. */
export async function picture(page: Page, name: string) {
  if (!process.env.STRATA_SCREENSHOTS) return;
  await page.waitForTimeout(1_000);
  await page.screenshot({
    path: join(__dirname, '../../docs/images', `${name}.png`),
  });
}
