/**
 * The SDK for Strata connectors: declare how a tool is read.
 *
 * @packageDocumentation
 */
export * from './define/account';
export * from './define/api';
export * from './define/client';
export * from './define/config';
export * from './define/connector';
export * from './define/errors';
export * from './define/request';
export * from './define/takeOver';
export * from './define/webhook';
export * from './extensions';
export {
  mayChange,
  parseInstance,
  switchedOff,
  type ConnectorInstance,
} from './instance';
export {
  createApiClient,
  secretsOf,
  type ApiClientOptions,
  type CountingApiClient,
} from './http/client';
export { explainTimeout } from './http/failures';
export { checkInstance } from './checkInstance';
export { createReadContext, ping, type OpenContext } from './context';
export type { TakeCalls, TakenCalls } from './http/budget';
export {
  createGate,
  createSharedLimits,
  createToolGate,
  type Gate,
} from './http/gate';
export { sharedLimits, type SharedLimit } from './http/limits';
export type { RetryPolicy } from './http/retry';
export { speakerFor } from './http/speaker';
export { NOTHING_KNOWN } from './read/evidence';
export { readItem, type ItemReading } from './read/readItem';
export { readResource, type Recall } from './read/readResource';
export { isLinter } from './snapshot/parse/pipeline';
export { SNAPSHOT_PATTERN } from './snapshot/present';
export { readSnapshot } from './snapshot/readSnapshot';
export type * from './snapshot/source';
export type {
  ReadEvidence,
  ReadPage,
  ReadProgress,
  ReadResult,
  ReadRow,
  RowProblem,
} from './read/types';
export { SNAPSHOT_VERSION } from './snapshot/version';
export { SeenIds } from './read/seenIds';
export {
  CLOCK_TOLERANCE_SECONDS,
  verifyDelivery,
  type Delivery,
  type ProvenDelivery,
} from './webhook/verifyDelivery';
export { signDelivery, type SignedDelivery } from './testing/signDelivery';
export {
  createConnectorContext,
  readConnector,
  readConnectorItem,
  type ReadConnectorOptions,
  type ResourceReading,
  type SingleReading,
} from './testing/readConnector';
export {
  startRecordedTool,
  type RecordedAnswer,
  type RecordedTool,
} from './testing/recordedTool';
