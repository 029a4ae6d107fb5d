export {
  composeService,
  LINEAGE_PATH,
  type Composition,
  type ServiceRequest,
} from './composeService';
export { answersSchema, type Answers } from './answers';
export { judge, type Refusal, type Selection } from './resolve';
export type { Repository, Tool, Wiring } from './tools';
export type { FileTree } from './tree';
export { listOptions, type Option, type OptionGroup } from './options';
