import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import StackIcon from '@material-ui/icons/Layers';
import TechnologiesIcon from '@material-ui/icons/MenuBook';
import { stackApiFactory } from './api';
import { rootRouteRef, technologiesRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams => defineParams(stackApiFactory),
});

const stackPage = PageBlueprint.make({
  params: {
    path: '/stack',
    title: 'Stack',
    icon: <StackIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { StackRouter } = await import('./components/StackRouter');
      return <StackRouter />;
    },
  },
});

const technologiesPage = PageBlueprint.make({
  name: 'technologies',
  params: {
    path: '/technologies',
    title: 'Technologies',
    icon: <TechnologiesIcon fontSize="inherit" />,
    routeRef: technologiesRouteRef,
    loader: async () => {
      const { TechnologiesRouter } = await import(
        './components/TechnologiesRouter'
      );
      return <TechnologiesRouter />;
    },
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: async () => {
      const { EntityStackCard } = await import(
        './components/entity/EntityStackCard'
      );
      return <EntityStackCard />;
    },
  },
});

/** The stack map, ownership and technologies, and the stack of a service. */
export const stackPlugin = createFrontendPlugin({
  pluginId: 'stack',
  title: 'Stack',
  icon: <StackIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, technologies: technologiesRouteRef },
  extensions: [api, stackPage, technologiesPage, entityCard],
});
