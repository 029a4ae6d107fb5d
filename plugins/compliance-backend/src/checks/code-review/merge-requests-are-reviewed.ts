import {
  defineCheck,
  everyValue,
  evidenceOf,
  notApplicable,
} from '@strata/backstage-plugin-compliance-node';
import { mergeRequests } from '@strata/backstage-plugin-tools-common';

/** Leaves room for an emergency fix that is reviewed afterwards. */
const MIN_REVIEWED_SHARE = 0.9;

export const check = defineCheck({
  id: 'merge-requests-are-reviewed',
  process: 'code-review',
  title: 'Are merge requests approved by somebody other than the author?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'A second pair of eyes finds faults early, and nobody can bring code to production alone.',
  fix: {
    text: 'Require one approval in the merge settings, and agree in the team who reviews what.',
    effort: 'hours',
  },
  facts: { repositories: mergeRequests },
  missing: 'unknown',
  missingMessage:
    'No repository with merge requests is linked to this service.',
  evaluate({ repositories }) {
    const used = repositories.filter(({ value }) => value.merged > 0);
    if (used.length === 0) {
      const evidence = repositories.map(seen =>
        evidenceOf(seen, `none merged in ${seen.value.windowDays} days`),
      );
      return notApplicable('Nothing was merged lately.', evidence);
    }
    return everyValue(used, {
      holds: value =>
        value.reviewedByAnother / value.merged >= MIN_REVIEWED_SHARE,
      describe: ({ reviewedByAnother, merged, windowDays }) =>
        `${reviewedByAnother} of ${merged} merged in ${windowDays} days were approved by another`,
      passed: 'At least nine of ten merge requests were reviewed.',
      failed: 'More than one of ten merge requests went in without a review.',
    });
  },
});
