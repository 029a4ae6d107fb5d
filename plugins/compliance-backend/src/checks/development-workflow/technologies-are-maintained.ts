import {
  catalogEntity,
  defineCheck,
  evidenceOf,
  fail,
  notApplicable,
  pass,
} from '@strata/backstage-plugin-compliance-node';

const RISKY = ['dormant', 'abandoned'];

export const check = defineCheck({
  id: 'technologies-are-maintained',
  process: 'development-workflow',
  title: 'Is the service built only on components that are maintained?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'A component without maintainers gets no security fixes; prefer mature ones with a living community.',
  fix: {
    text: 'Plan the migration that the page of the technology describes.',
    effort: 'days',
  },
  facts: { entity: catalogEntity },
  missing: 'unknown',
  evaluate({ entity: [seen] }) {
    const known = seen.value.technologies.filter(({ status }) => status);
    if (known.length === 0) {
      return notApplicable('The service declares no known technology.');
    }
    const risky = known.filter(({ status }) => RISKY.includes(status!));
    const toEvidence = (technology: { name: string; status?: string }) =>
      evidenceOf(seen, `${technology.name} is ${technology.status}`);
    return risky.length === 0
      ? pass('Every declared technology is maintained.', known.map(toEvidence))
      : fail('A declared technology is not maintained.', risky.map(toEvidence));
  },
});
