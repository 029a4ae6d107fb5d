/**
 * Strata Compliance: facts to checks to results to scores.
 *
 * @packageDocumentation
 */
export { compliancePlugin as default } from './plugin';
export { checks } from './checks/index.generated';
