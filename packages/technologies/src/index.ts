/**
 * The knowledge base: technologies, categories and processes, as data.
 *
 * @packageDocumentation
 */
export * from './categories';
export * from './schema';
export * from './knowledgeBase';
export * from './detect';
