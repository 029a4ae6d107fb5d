import { defineFactType } from '@strata/backstage-plugin-tools-common';
import {
  pass,
  type CheckDefinition,
} from '@strata/backstage-plugin-compliance-node';
import { z } from 'zod';
import type { Definitions } from './definitions';
import { Registry } from './Registry';

const lamp = defineFactType({
  id: 'lamp.state',
  title: 'whether a lamp is on',
  schema: z.object({}),
});
const check: CheckDefinition<any> = {
  id: 'lamps-are-on',
  process: 'operations',
  title: 'Are all lamps on?',
  subject: 'service',
  severity: 'low',
  stage: 'stable',
  why: 'Dark.',
  fix: { text: 'Switch on.', effort: 'minutes' },
  facts: { lamps: lamp },
  missing: 'unknown',
  evaluate: () => pass('On.'),
};
const source = {
  id: 'house',
  title: 'House',
  facts: [lamp],
  read: async () => [],
};
const standard = {
  id: 'safety',
  title: 'Safety',
  source: 'Law',
  requirements: [{ id: 'light', title: 'Light', checks: [check.id] }],
};
const sound: Definitions = {
  checks: [check],
  factSources: [source],
  standards: [standard],
};

describe('Registry', () => {
  it('takes what fits together', () => {
    const registry = new Registry(sound);
    expect(registry.find(check.id)).toBe(check);
    expect(registry.severityOf(check.id)).toBe('low');
    expect(registry.severityOf('other')).toBeUndefined();
  });

  it('names every problem at once', () => {
    const broken: Definitions = {
      checks: [
        check,
        { ...check },
        { ...check, id: 'Bad_Id', process: 'magic', title: 'Yes', facts: {} },
      ],
      factSources: [source, { ...source, id: 'second' }, source],
      standards: [
        standard,
        {
          ...standard,
          requirements: [{ id: 'light', title: 'Light', checks: ['gone'] }],
        },
      ],
    };
    expect(() => new Registry(broken)).toThrow(
      [
        'The definitions of Strata Compliance do not fit together:',
        'check lamps-are-on is declared twice',
        'fact source house is declared twice',
        'fact lamp.state has two sources',
        'standard safety is declared twice',
        'check Bad_Id has an id that is not in kebab-case',
        'check Bad_Id names the process magic, which does not exist',
        'check Bad_Id has a title that is not a question',
        'check Bad_Id asks for no fact',
        'requirement light of standard safety names the check gone, which does not exist',
      ].join('\n'),
    );
  });
});
