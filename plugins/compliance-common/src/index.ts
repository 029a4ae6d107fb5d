/**
 * Outcomes, scores and client of Strata Compliance.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './permissions';
export * from './score';
export * from './matrix';
export type { MatrixResult } from './matrixRow';
export type { OrgGroup } from './orgRollUp';
export { ComplianceClient } from './client';
