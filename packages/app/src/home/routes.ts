import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createRouteRef();

export const createServiceRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});
export const creationRouteRef = createExternalRouteRef({
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});
export const catalogRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});
export const syncsRouteRef = createExternalRouteRef({
  defaultTarget: 'tools.syncs',
});
