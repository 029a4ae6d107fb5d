export { createOptionsAction } from './options';
export { createComposeAction } from './compose';
export { createPublishAction } from './publish';
export { createRegisterAction } from './register';
export { createWireAction } from './wire';
export { createUndoAction } from './undo';
