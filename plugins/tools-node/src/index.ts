/**
 * The SDK for Strata connectors: declare how a tool is read.
 *
 * @packageDocumentation
 */
export * from './define/api';
export * from './define/config';
export * from './define/connector';
export * from './define/errors';
export * from './extensions';
