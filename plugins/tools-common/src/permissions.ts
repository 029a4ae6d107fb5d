import { createPermission } from '@backstage/plugin-permission-common';

export const toolsItemReadPermission = createPermission({
  name: 'tools.item.read',
  attributes: { action: 'read' },
});
export const toolsSyncRunPermission = createPermission({
  name: 'tools.sync.run',
  attributes: { action: 'update' },
});
export const toolsLinkDecidePermission = createPermission({
  name: 'tools.link.decide',
  attributes: { action: 'update' },
});
export const toolsRemovalDecidePermission = createPermission({
  name: 'tools.removal.decide',
  attributes: { action: 'delete' },
});
export const toolsActionUsePermission = createPermission({
  name: 'tools.action.use',
  attributes: { action: 'create' },
});

export const toolsPermissions = [
  toolsItemReadPermission,
  toolsSyncRunPermission,
  toolsLinkDecidePermission,
  toolsRemovalDecidePermission,
  toolsActionUsePermission,
];
