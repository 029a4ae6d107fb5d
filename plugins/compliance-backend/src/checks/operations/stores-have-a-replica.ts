import {
  defineCheck,
  everyKnownValue,
} from '@strata/backstage-plugin-compliance-node';
import { storeReplication } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'stores-have-a-replica',
  process: 'operations',
  title: 'Does a replica follow each database and cache of the team?',
  subject: 'team',
  severity: 'medium',
  stage: 'stable',
  why: 'Without a replica, the loss of one machine means an outage for as long as a restore takes.',
  fix: {
    text: 'Set a replica up on another machine, and repair one that has lost its source.',
    effort: 'days',
  },
  facts: { stores: storeReplication },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage:
    'The team answers for no database or cache whose replicas a tool shows.',
  evaluate: ({ stores }) =>
    everyKnownValue(stores, {
      holds({ role, replicas, healthy }) {
        if (healthy === false) return false;
        if (role === 'replica') return true;
        return replicas === undefined ? undefined : replicas > 0;
      },
      describe({ role, replicas, healthy }) {
        if (healthy === false) return `${role}, its replication is broken`;
        return role === 'replica' || replicas === undefined
          ? role
          : `${replicas} replicas`;
      },
      passed: 'A replica follows every database and cache.',
      failed: 'A database or cache has no replica that follows it.',
      notShown: 'The tool does not show the replicas.',
    }),
});
