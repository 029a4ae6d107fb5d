import { defineFactType } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import {
  defineCheck,
  type CheckDefinition,
  type Subject,
} from '../define/check';
import type { ObservedRow } from '../define/factSource';
import { everyValue, evidenceOf, pass } from '../define/findings';
import { FactBook } from './FactBook';
import { runCheck } from './runCheck';

const lamp = defineFactType({
  id: 'lamp.state',
  title: 'whether a lamp is on',
  schema: z.object({ on: z.boolean() }),
});
const subject: Subject = {
  kind: 'service',
  ref: 'component:default/hall',
  title: 'Hall',
};
const now = new Date('2026-11-23T10:00:00.000Z');

const lampsAreOn = defineCheck({
  id: 'lamps-are-on',
  process: 'operations',
  title: 'Are all lamps on?',
  subject: 'service',
  severity: 'low',
  stage: 'stable',
  why: 'People fall over things in the dark.',
  fix: { text: 'Switch them on.', effort: 'minutes' },
  facts: { lamps: lamp },
  missing: 'fail',
  evaluate: ({ lamps }) =>
    everyValue(lamps, {
      holds: value => value.on,
      describe: value => (value.on ? 'on' : 'off'),
      passed: 'All lamps are on.',
      failed: 'A lamp is off.',
    }),
});

const row = (
  value: unknown,
  extra: Partial<ObservedRow> = {},
): ObservedRow => ({
  value,
  itemTitle: 'Lamp 1',
  source: 'House',
  url: 'https://house.example.com/1',
  observedAt: '2026-11-23T09:59:00.000Z',
  entityRefs: [subject.ref],
  ...extra,
});

function run(
  reading: {
    rows?: ObservedRow[];
    complete?: boolean;
    unavailable?: string;
    notSetUp?: boolean;
  },
  check: Partial<CheckDefinition<{ lamps: typeof lamp }>> = {},
) {
  const book = new FactBook();
  book.add({ factId: lamp.id, complete: true, rows: [], ...reading });
  return runCheck({ ...lampsAreOn, ...check }, subject, book, { now });
}

describe('runCheck', () => {
  it('passes with every value as evidence', () => {
    const finding = run({ rows: [row({ on: true }), row({ on: true })] });
    expect(finding).toEqual({
      outcome: 'pass',
      message: 'All lamps are on.',
      evidence: Array(2).fill({
        text: 'Lamp 1: on',
        source: 'House',
        url: 'https://house.example.com/1',
        observedAt: '2026-11-23T09:59:00.000Z',
      }),
    });
  });

  it('fails with only the offending values as evidence', () => {
    const rows = [
      row({ on: true }),
      row({ on: false }, { itemTitle: 'Lamp 2' }),
    ];
    const finding = run({ rows });
    expect(finding.outcome).toBe('fail');
    expect(finding.evidence.map(one => one.text)).toEqual(['Lamp 2: off']);
  });

  it('ignores values of other subjects', () => {
    const rows = [
      row({ on: false }, { entityRefs: ['component:default/cellar'] }),
    ];
    expect(run({ rows, complete: true }).message).toMatch(
      'Nothing linked to Hall',
    );
  });

  it.each(['fail', 'unknown', 'notApplicable'] as const)(
    'takes absence after a complete read as %s where the check says so',
    missing => {
      expect(run({}, { missing }).outcome).toBe(missing);
    },
  );

  it.each(['fail', 'notApplicable'] as const)(
    'never takes absence before a complete read as %s',
    missing => {
      const finding = run({ complete: false }, { missing });
      expect(finding.outcome).toBe('unknown');
      expect(finding.message).toMatch('read completely');
    },
  );

  it('is unknown with the reason when the fact cannot be read', () => {
    const finding = run({
      unavailable: 'House is away.',
      rows: [row({ on: true })],
    });
    expect(finding).toEqual({
      outcome: 'unknown',
      message: 'House is away.',
      evidence: [],
    });
  });

  it('does not arise where nothing that is set up shows the fact, if it says so', () => {
    const reading = { unavailable: 'No lamps here.', notSetUp: true };
    expect(run(reading).outcome).toBe('unknown');
    expect(run(reading, { onlyWhereShown: true })).toMatchObject({
      outcome: 'notApplicable',
      message: 'No lamps here.',
    });
    expect(
      run({ ...reading, notSetUp: false }, { onlyWhereShown: true }).outcome,
    ).toBe('unknown');
  });

  it('is unknown when no source has the fact', () => {
    const finding = runCheck(lampsAreOn, subject, new FactBook(), { now });
    expect(finding.outcome).toBe('unknown');
    expect(finding.message).toMatch('whether a lamp is on');
  });

  it('is unknown when one value is older than a week', () => {
    const old = row({ on: true }, { observedAt: '2026-11-16T09:59:59.000Z' });
    const finding = run({ rows: [row({ on: true }), old] });
    expect(finding.outcome).toBe('unknown');
    expect(finding.message).toMatch('last on 2026-11-16');
  });

  it('is unknown when a value does not fit the schema', () => {
    const finding = run({ rows: [row({ on: 'yes' })] });
    expect(finding.outcome).toBe('unknown');
    expect(finding.message).toMatch(/House sent a lamp.state of Lamp 1.*on:/);
  });

  it('is unknown when the check throws', () => {
    const finding = run(
      { rows: [row({ on: true })] },
      {
        evaluate: () => {
          throw new Error('boom');
        },
      },
    );
    expect(finding.outcome).toBe('unknown');
    expect(finding.message).toMatch('boom');
  });

  it('bounds the evidence and drops links that are not http(s)', () => {
    const rows = Array.from({ length: 30 }, () =>
      // eslint-disable-next-line no-script-url
      row({ on: true }, { url: 'javascript:alert(1)' }),
    );
    const finding = run(
      { rows },
      {
        evaluate: ({ lamps }) =>
          pass(
            'x'.repeat(900),
            lamps.map(seen => evidenceOf(seen, 'on')),
          ),
      },
    );
    expect(finding.evidence).toHaveLength(20);
    expect(finding.evidence[0]).not.toHaveProperty('url');
    expect(finding.message).toHaveLength(500);
  });
});
