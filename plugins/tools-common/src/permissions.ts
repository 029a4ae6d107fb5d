import {
  createPermission,
  type BasicPermission,
} from '@backstage/plugin-permission-common';

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

/** Making one kind of change, for example `tools.action.gitlab.protect-branch`. */
export function toolsActionPermission(
  connector: string,
  action: string,
): BasicPermission {
  return createPermission({
    name: `tools.action.${connector}.${action}`,
    attributes: { action: 'create' },
  });
}

/** Every account of every tool, with whose it is and what it may do. */
export const toolsAccountReadPermission = createPermission({
  name: 'tools.account.read',
  attributes: { action: 'read' },
});
/** The same of the accounts with access to what one's own groups own. */
export const toolsAccountReadOwnPermission = createPermission({
  name: 'tools.account.read-own',
  attributes: { action: 'read' },
});
/** Saying whose the accounts are that one may see. */
export const toolsAccountDecidePermission = createPermission({
  name: 'tools.account.decide',
  attributes: { action: 'update' },
});

/** Besides these, each action has its own. */
export const toolsPermissions = [
  toolsItemReadPermission,
  toolsSyncRunPermission,
  toolsLinkDecidePermission,
  toolsRemovalDecidePermission,
  toolsAccountReadPermission,
  toolsAccountReadOwnPermission,
  toolsAccountDecidePermission,
];
