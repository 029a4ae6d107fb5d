export * from './AccessContent';
export * from './AccessPage';
