import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home';
import { navModule } from './nav';
import { signInModule } from './signIn';

/** Plugins are found among this package's dependencies (`app.packages` in app-config.yaml). */
export const app = createApp({
  features: [homeModule, navModule, signInModule],
});
