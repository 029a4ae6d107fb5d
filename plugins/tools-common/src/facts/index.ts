export * from './ci';
export * from './define';
export * from './issues';
export * from './monitoring';
export * from './repository';
