import {
  catalogEntity,
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';

export const check = defineCheck({
  id: 'service-has-an-owner',
  process: 'ownership',
  title: 'Does a team own the service?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'What nobody owns, nobody updates, watches or switches off. A person may leave; a team stays.',
  fix: {
    text: 'Set spec.owner in catalog-info.yaml to a group that exists in the catalog.',
    effort: 'minutes',
  },
  facts: { entity: catalogEntity },
  missing: 'unknown',
  evaluate: ({ entity }) =>
    everyValue(entity, {
      holds: value => value.owner !== undefined,
      describe: value =>
        value.owner
          ? `owned by ${value.owner}`
          : `spec.owner is ${value.declaredOwner ?? 'not set'}`,
      passed: 'A team owns the service.',
      failed: 'No team that the catalog knows owns the service.',
    }),
});
