export * from './checkCases';
