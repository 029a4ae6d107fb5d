export { EntityToolsContent } from './EntityToolsContent';
