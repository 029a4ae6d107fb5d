export { generate } from './generate';
export { findRepoRoot } from './repoRoot';
