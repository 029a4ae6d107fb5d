import type { storeAccess } from '@strata/backstage-plugin-tools-common';
import { Permission } from 'node-zookeeper-client';
import { z } from 'zod';

/** As the client gives them, which is not as its type declarations say. */
export const aclSchema = z.array(
  z.object({ permission: z.number(), id: z.object({ scheme: z.string() }) }),
);
export type Acl = z.output<typeof aclSchema>;

type Access = z.output<typeof storeAccess.schema>;

/** Bits that let somebody change a znode, its children or its ACL. */
const CHANGES =
  Permission.WRITE | Permission.CREATE | Permission.DELETE | Permission.ADMIN;

/** Schemes that ask nobody who they are: anybody, or anybody at an address. */
const WITHOUT_CREDENTIAL = ['world', 'ip'];

/** What a client may do by the ACLs of some znodes, which inherit nothing from each other. */
export function accessOf(acl: Acl): Access {
  const anybody = acl
    .filter(({ id }) => id.scheme === 'world')
    .reduce((bits, { permission }) => bits | permission, 0);
  const changes = Boolean(anybody & CHANGES);
  const reads = anybody & Permission.READ ? 'read' : 'nothing';
  return {
    authentication: !acl.some(({ id }) =>
      WITHOUT_CREDENTIAL.includes(id.scheme),
    ),
    authorization: !changes,
    anonymous: changes ? 'write' : reads,
  };
}

/** The same where there are further znodes, which may let more in: what reassures is left out. */
export function atLeast(access: Access): Access {
  return {
    authentication: access.authentication ? undefined : false,
    authorization: access.authorization ? undefined : false,
    anonymous: access.anonymous === 'write' ? 'write' : undefined,
  };
}
