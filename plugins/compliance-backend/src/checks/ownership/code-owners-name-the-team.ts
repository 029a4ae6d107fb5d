import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { repositoryCodeOwners } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'code-owners-name-the-team',
  process: 'ownership',
  title: 'Does the code owners file name the team that owns the service?',
  subject: 'service',
  severity: 'low',
  stage: 'experimental',
  why: 'Where code host and catalog disagree, reviews go to one team and alerts to another.',
  fix: {
    text: 'Begin CODEOWNERS with the owning team, `* @team`, or correct spec.owner in catalog-info.yaml.',
    effort: 'minutes',
  },
  facts: { codeOwners: repositoryCodeOwners },
  missing: 'unknown',
  missingMessage: 'No code owners file of this service can be read.',
  inapplicable: ({ team }) =>
    team ? undefined : 'No team owns the service in the catalog.',
  evaluate: ({ codeOwners }, { team = '' }) =>
    everyValue(codeOwners, {
      holds: ({ owners }) =>
        owners.some(owner => nameOf(owner) === nameOf(team)),
      describe: ({ path, owners }) =>
        owners.length > 0
          ? `${path} names ${owners.join(', ')}, the catalog ${team}`
          : `${path} names nobody for the whole repository`,
      passed: 'The code owners file names the owning team.',
      failed: 'The code owners file does not name the owning team.',
    }),
});

/** `@shop/Payments` and `group:default/payments` are the same team. */
function nameOf(owner: string): string {
  return owner
    .slice(owner.lastIndexOf('/') + 1)
    .replace(/^@/, '')
    .toLocaleLowerCase('en-US');
}
