import { Content } from '@backstage/core-components';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import LinkIcon from '@material-ui/icons/Link';
import PeopleIcon from '@material-ui/icons/People';
import SyncIcon from '@material-ui/icons/Sync';
import { ToolsClient } from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from './api';
import { accessRouteRef, linksRouteRef, syncsRouteRef } from './routes';

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

const linksPage = PageBlueprint.make({
  name: 'links',
  params: {
    path: '/links',
    title: 'Links',
    icon: <LinkIcon fontSize="inherit" />,
    routeRef: linksRouteRef,
    loader: async () => {
      const { LinksContent } = await import('./components/LinksPage');
      return (
        <Content>
          <LinksContent />
        </Content>
      );
    },
  },
});

const accessPage = PageBlueprint.make({
  name: 'access',
  params: {
    path: '/access',
    title: 'Access',
    icon: <PeopleIcon fontSize="inherit" />,
    routeRef: accessRouteRef,
    loader: async () => {
      const { AccessContent } = await import('./components/AccessPage');
      return (
        <Content>
          <AccessContent />
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
  routes: {
    syncs: syncsRouteRef,
    links: linksRouteRef,
    access: accessRouteRef,
  },
  extensions: [toolsApi, syncsPage, linksPage, accessPage, toolsTab],
});
