export { LinksContent } from './LinksContent';
export { LinksPage } from './LinksPage';
