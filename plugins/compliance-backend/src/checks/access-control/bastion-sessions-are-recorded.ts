import {
  defineCheck,
  everyKnownValue,
} from '@strata/backstage-plugin-compliance-node';
import { bastionControls } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'bastion-sessions-are-recorded',
  process: 'access-control',
  title: 'Are sessions on the bastion host recorded?',
  subject: 'team',
  severity: 'medium',
  stage: 'stable',
  why: 'After an incident nobody can tell what was typed on which machine.',
  fix: {
    text: 'Switch the recording of sessions on, and give it a place to store that has room.',
    effort: 'hours',
  },
  facts: { bastions: bastionControls },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The team answers for no bastion host.',
  evaluate: ({ bastions }) =>
    everyKnownValue(bastions, {
      holds: ({ sessionsRecorded }) => sessionsRecorded,
      describe({ sessionsRecorded }) {
        if (sessionsRecorded === undefined) return 'no session lately';
        return sessionsRecorded ? 'recorded' : 'a session has no recording';
      },
      passed: 'Every session can be replayed.',
      failed: 'A session that ended cannot be replayed.',
      notShown: 'No session ended lately, or sessions are not shown.',
    }),
});
