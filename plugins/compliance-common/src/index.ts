/**
 * Outcomes, scores and client of Strata Compliance.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './permissions';
export { ComplianceClient } from './client';
