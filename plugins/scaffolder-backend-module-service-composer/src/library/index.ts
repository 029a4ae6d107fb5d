export * from './schema';
export { loadLibrary } from './loadLibrary';
