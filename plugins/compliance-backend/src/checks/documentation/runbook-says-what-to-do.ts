import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { repositoryRunbook } from '@strata/backstage-plugin-tools-common';

/** What a runbook has to tell, by words of its headings. */
const NEEDED: [what: string, words: RegExp][] = [
  [
    'how to tell that it is ill',
    /\b(up|health|healthy|ill|down|symptoms?|alerts?)\b/i,
  ],
  ['restart', /\b(re)?start/i],
  ['roll back', /\broll(ing)?[ -]?back|\brevert|\bundo/i],
  ['whom to call', /\b(call|contacts?|escalat\w*|on-call|who|whom)\b/i],
];

export const check = defineCheck({
  id: 'runbook-says-what-to-do',
  process: 'documentation',
  title: 'Does the runbook say how to restart, roll back and whom to call?',
  subject: 'service',
  severity: 'low',
  stage: 'experimental',
  why: 'An empty runbook is found in the middle of the night, by somebody who did not write the service.',
  fix: {
    text: `Give docs/runbook.md a heading for each: ${NEEDED.map(
      ([what]) => what,
    ).join(', ')}.`,
    effort: 'hours',
  },
  facts: { runbooks: repositoryRunbook },
  missing: 'unknown',
  missingMessage: 'No runbook of this service can be read.',
  evaluate: ({ runbooks }) =>
    everyValue(runbooks, {
      holds: ({ sections }) => missingIn(sections).length === 0,
      describe: ({ path, sections }) => {
        const missing = missingIn(sections);
        return missing.length === 0
          ? path
          : `${path} lacks ${missing.join(', ')}`;
      },
      passed: 'The runbook has a section for each.',
      failed: 'The runbook lacks a section.',
    }),
});

function missingIn(sections: readonly string[]): string[] {
  return NEEDED.flatMap(([what, words]) =>
    sections.some(section => words.test(section)) ? [] : [what],
  );
}
