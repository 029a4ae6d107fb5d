import {
  defineCheck,
  everyKnownValue,
} from '@strata/backstage-plugin-compliance-node';
import { clusterHealth } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'clusters-survive-a-failure',
  process: 'operations',
  title: 'Do the clusters of the team survive the loss of one member?',
  subject: 'team',
  severity: 'high',
  stage: 'stable',
  why: 'A cluster that has no member to spare stops with the next restart of a machine.',
  fix: {
    text: 'Bring back the members that are down, and run three or five of those that vote.',
    effort: 'hours',
  },
  facts: { clusters: clusterHealth },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The team answers for no cluster.',
  evaluate: ({ clusters }) =>
    everyKnownValue(clusters, {
      holds({ quorum, mayFail }) {
        if (!quorum) return false;
        return mayFail === undefined ? undefined : mayFail > 0;
      },
      describe({ members, healthy, quorum, mayFail }) {
        if (!quorum) return 'has no leader that enough members follow';
        const working = healthy === undefined ? members : healthy;
        return `${working} of ${members} members, ${
          mayFail ?? 'an unknown number'
        } may fail`;
      },
      passed: 'Every cluster may lose a member.',
      failed: 'A cluster stops when it loses a member, or has stopped.',
      notShown: 'The tool does not show how many members may fail.',
    }),
});
