export { CHUNK, chunked } from './chunked';
export { insertRows, type OnConflict } from './insertRows';
export { isOneOf } from './isOneOf';
export { migrateInTurn } from './migrateInTurn';
