import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './service-has-an-owner';

const entity = (owner?: string) => ({
  owner,
  declaredOwner: 'payments',
  tags: [],
  links: [],
  documented: false,
  technologies: [],
});

checkCases(check, {
  owned: {
    facts: { entity: [entity('group:default/payments')] },
    expected: 'pass',
  },
  'no such team': { facts: { entity: [entity()] }, expected: 'fail' },
  'the catalog was not read': {
    facts: {},
    unread: ['entity'],
    expected: 'unknown',
  },
});
