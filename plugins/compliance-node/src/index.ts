/**
 * The SDK for Strata checks and fact sources: declare what is asked and where facts come from.
 *
 * @packageDocumentation
 */
export * from './define/attestedCheck';
export * from './define/check';
export * from './define/factSource';
export * from './define/findings';
export * from './extensions';
export * from './facts';
export * from './run/FactBook';
export * from './run/runCheck';
