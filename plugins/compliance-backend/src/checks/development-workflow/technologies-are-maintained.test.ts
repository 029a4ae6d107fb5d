import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './technologies-are-maintained';

const entity = (...statuses: (string | undefined)[]) => ({
  tags: [],
  links: [],
  documented: false,
  technologies: statuses.map((status, index) => ({
    id: `technology-${index}`,
    name: `Technology ${index}`,
    status,
  })),
});

checkCases(check, {
  active: {
    facts: { entity: [entity('active', 'maintenance')] },
    expected: 'pass',
  },
  abandoned: {
    facts: { entity: [entity('active', 'abandoned')] },
    expected: 'fail',
  },
  dormant: { facts: { entity: [entity('dormant')] }, expected: 'fail' },
  'nothing declared': {
    facts: { entity: [entity()] },
    expected: 'notApplicable',
  },
  'only technologies that the knowledge base lacks': {
    facts: { entity: [entity(undefined)] },
    expected: 'notApplicable',
  },
  'the catalog was not read': {
    facts: {},
    unread: ['entity'],
    expected: 'unknown',
  },
});
