import { Content } from '@backstage/core-components';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import SyncIcon from '@material-ui/icons/Sync';
import { ToolsClient } from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from './api';
import { syncsRouteRef } from './routes';

const toolsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: toolsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ToolsClient(apis),
    }),
});

const syncsPage = PageBlueprint.make({
  params: {
    path: '/syncs',
    title: 'Syncs',
    icon: <SyncIcon fontSize="inherit" />,
    routeRef: syncsRouteRef,
    loader: async () => {
      const { SyncsContent } = await import('./components/SyncsPage');
      return (
        <Content>
          <SyncsContent />
        </Content>
      );
    },
  },
});

const toolsTab = EntityContentBlueprint.make({
  params: {
    path: 'tools',
    title: 'Tools',
    filter: { kind: 'component' },
    loader: async () => {
      const { EntityToolsContent } = await import('./components/EntityTools');
      return <EntityToolsContent />;
    },
  },
});

export const toolsPlugin = createFrontendPlugin({
  pluginId: 'tools',
  title: 'Tools',
  icon: <SyncIcon fontSize="inherit" />,
  routes: { syncs: syncsRouteRef },
  extensions: [toolsApi, syncsPage, toolsTab],
});
