/**
 * Compliance pages of Strata for the classic frontend system.
 *
 * @packageDocumentation
 */
export {
  compliancePlugin,
  CompliancePage,
  EntityComplianceCard,
  EntityComplianceContent,
} from './legacyPlugin';
export { complianceApiRef, type ComplianceApi } from './api';
export { complianceTranslationRef } from './translation';
export { OutcomeChip } from './components/OutcomeChip';
