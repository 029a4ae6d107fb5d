export { CHUNK, chunked } from './chunked';
export { isOneOf } from './isOneOf';
export { migrateInTurn } from './migrateInTurn';
