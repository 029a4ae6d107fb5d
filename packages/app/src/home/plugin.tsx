import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import HomeIcon from '@material-ui/icons/Home';
import {
  catalogRouteRef,
  createServiceRouteRef,
  creationRouteRef,
  homeRouteRef,
  syncsRouteRef,
} from './routes';

const page = PageBlueprint.make({
  params: {
    path: '/',
    title: 'Home',
    icon: <HomeIcon fontSize="inherit" />,
    routeRef: homeRouteRef,
    loader: async () => {
      const { HomePage } = await import('./HomePage');
      return <HomePage />;
    },
  },
});

/** The page a person meets first: their services, what turned red, what waits for them. */
export const homeModule = createFrontendPlugin({
  pluginId: 'home',
  title: 'Home',
  icon: <HomeIcon fontSize="inherit" />,
  routes: { root: homeRouteRef },
  externalRoutes: {
    createService: createServiceRouteRef,
    creation: creationRouteRef,
    catalog: catalogRouteRef,
    syncs: syncsRouteRef,
  },
  extensions: [page],
});
