export { CHUNK, chunked } from './chunked';
export { migrateInTurn } from './migrateInTurn';
