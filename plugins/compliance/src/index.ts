/**
 * Compliance pages of Strata for the new frontend system.
 *
 * @packageDocumentation
 */
export { compliancePlugin as default } from './plugin';
export { complianceApiRef, type ComplianceApi } from './api';
export { complianceTranslationRef } from './translation';
export { OutcomeChip } from './components/OutcomeChip';
export { ScoreText } from './components/ScoreText';
export { Age } from './components/Age';
export { useCompliancePaths } from './hooks/useCompliancePaths';
