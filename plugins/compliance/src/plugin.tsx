import {
  createFrontendPlugin,
  PageBlueprint,
  ApiBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import ComplianceIcon from '@material-ui/icons/PlaylistAddCheck';
import { complianceApiFactory } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams => defineParams(complianceApiFactory),
});

const page = PageBlueprint.make({
  params: {
    path: '/compliance',
    title: 'Compliance',
    icon: <ComplianceIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { ComplianceRouter } = await import(
        './components/ComplianceRouter'
      );
      return <ComplianceRouter />;
    },
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/compliance',
    title: 'Compliance',
    group: 'operation',
    routeRef: entityContentRouteRef,
    filter: { kind: 'component' },
    loader: async () => {
      const { EntityComplianceContent } = await import(
        './components/entity/EntityComplianceContent'
      );
      return <EntityComplianceContent />;
    },
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: async () => {
      const { EntityComplianceCard } = await import(
        './components/entity/EntityComplianceCard'
      );
      return <EntityComplianceCard />;
    },
  },
});

/** Compliance of teams: page, tab and card of a service. */
export const compliancePlugin = createFrontendPlugin({
  pluginId: 'compliance',
  title: 'Compliance',
  icon: <ComplianceIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [api, page, entityContent, entityCard],
});
