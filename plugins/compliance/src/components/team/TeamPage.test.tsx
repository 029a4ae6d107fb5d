import { screen, within } from '@testing-library/react';
import type { ResultQuery } from '@strata/backstage-plugin-compliance-common';
import { isoDay } from '../../lib/time';
import {
  check,
  matrix,
  NOTHING,
  result,
  row,
  score,
  waiver,
} from '../../__testUtils__/fixtures';
import { fakeApi, renderPage } from '../../__testUtils__/renderPage';

const TEAM = 'group:default/storefront';
const SLOW = check({
  id: 'slow-fix',
  title: 'Slow?',
  fix: { text: 'Rewrite.', effort: 'days' },
});
const RITUAL = check({ id: 'stand-up', title: 'Stand-up?', cadenceDays: 7 });
const waivedUntil = (title: string, days: number) =>
  result({
    entityTitle: title,
    entityRef: `component:default/${title}`,
    display: 'waived',
    waiver: waiver({ state: 'approved', expiresAt: isoDay(days) }),
  });
const attested = (daysAgo: number) =>
  result({
    checkId: 'stand-up',
    entityRef: TEAM,
    outcome: 'pass',
    display: 'pass',
    evidence: [{ text: 'Met', source: 'Jonas', observedAt: isoDay(-daysAgo) }],
  });

const ANSWERS = {
  fail: [
    result({ checkId: 'slow-fix' }),
    result(),
    result({ entityRef: 'component:default/search', entityTitle: 'search' }),
  ],
  waived: [waivedUntil('soon', 5), waivedUntil('later', 200)],
  own: [attested(5)],
};

function team(parts: Partial<typeof ANSWERS> = {}) {
  const answers = { ...ANSWERS, ...parts };
  return fakeApi({
    listChecks: jest.fn(async () => ({ items: [check(), SLOW, RITUAL] })),
    getMatrix: jest.fn(async () =>
      matrix([
        row('storefront', score(), {
          alerting: score(),
          'code-review': NOTHING,
        }),
      ]),
    ),
    listResults: jest.fn(async ({ outcome, entityRef }: ResultQuery) => {
      const items = entityRef
        ? answers.own
        : answers[outcome as 'fail' | 'waived'];
      return { items, total: items.length };
    }),
  });
}

const section = (name: string) => screen.findByRole('region', { name });

describe('page of a team', () => {
  it('shows the score of each process that has checks', async () => {
    renderPage('/compliance/teams/storefront', { api: team() });
    const scores = await section('Score per process');
    expect(
      await within(scores).findByRole('link', { name: 'Alerting' }),
    ).toHaveAttribute(
      'href',
      '/compliance/results?team=storefront&process=alerting',
    );
    expect(within(scores).queryByText('Code review')).not.toBeInTheDocument();
  });

  it('lists fixes by what they gain, each once with its services', async () => {
    renderPage('/compliance/teams/storefront', { api: team() });
    const fixes = await section('Quickest way up');
    await within(fixes).findByText('Slow?');
    const items = within(fixes).getAllByRole('listitem');
    expect(items).toHaveLength(2);
    expect(items[0]).toHaveTextContent(/runbook\?.*cart-api.*search/);
    expect(items[1]).toHaveTextContent('Slow?');
  });

  it('lists only waivers that expire within a month', async () => {
    renderPage('/compliance/teams/storefront', { api: team() });
    const waivers = await section('Waivers about to expire');
    expect(await within(waivers).findByText(/^soon:/)).toBeInTheDocument();
    expect(within(waivers).queryByText(/^later:/)).not.toBeInTheDocument();
  });

  it.each([
    ['ends within a week', [attested(5)], /The last attestation ends/],
    [
      'holds longer',
      [attested(-3)],
      'Nothing has to be attested within a week.',
    ],
    [
      'never was',
      [
        {
          ...attested(5),
          outcome: 'unknown' as const,
          display: 'unknown' as const,
        },
      ],
      'No attestation holds',
    ],
  ])('knows that an attestation %s', async (_, own, text) => {
    renderPage('/compliance/teams/storefront', { api: team({ own }) });
    const due = await section('Attestations due');
    expect(await within(due).findByText(text)).toBeInTheDocument();
  });

  it('keeps the other parts when one cannot be loaded', async () => {
    const api = team();
    api.getMatrix.mockRejectedValue(new Error('Broken.'));
    renderPage('/compliance/teams/storefront', { api });
    const scores = await section('Score per process');
    expect(await within(scores).findByRole('alert')).toBeInTheDocument();
    const fixes = await section('Quickest way up');
    expect(await within(fixes).findByText('Slow?')).toBeInTheDocument();
  });

  it('says so when the team has no results', async () => {
    renderPage('/compliance/teams/nobody', {
      api: team({ fail: [], waived: [], own: [] }),
    });
    expect(
      await screen.findByText(/The team group:default\/nobody has no results/),
    ).toBeInTheDocument();
    expect(await screen.findByText('Nothing fails.')).toBeInTheDocument();
  });
});
