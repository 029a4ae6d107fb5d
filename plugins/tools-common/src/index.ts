/**
 * Types, facts, permissions and client shared by the parts of Strata Tools.
 *
 * @packageDocumentation
 */
export * from './alertRouting';
export * from './types';
export * from './accounts';
export * from './csv';
export * from './facts';
export * from './annotations';
export * from './permissions';
export * from './snapshot/paths';
export * from './reasons';
export * from './repositoryPlace';
export * from './request';
export {
  ToolsClient,
  type ItemQuery,
  type OpenLinkQuery,
  type SuggestionQuery,
} from './client';
