export * from './ci';
export * from './cluster';
export * from './define';
export * from './delivery';
export * from './issues';
export * from './monitoring';
export * from './repository';
