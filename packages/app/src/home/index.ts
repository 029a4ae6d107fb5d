export { homeModule } from './plugin';
