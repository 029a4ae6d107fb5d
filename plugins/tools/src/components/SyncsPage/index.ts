export { SyncsContent } from './SyncsContent';
export { SyncsPage } from './SyncsPage';
