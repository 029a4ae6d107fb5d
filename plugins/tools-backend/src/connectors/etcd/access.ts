import { storeAccess } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { requiresCertificate } from '../shared/certificates';
import { rangeOf } from './api';
import type { Settings } from './settings';

type Access = z.output<typeof storeAccess.schema>;

const ALL_RIGHTS = 'root';

/**
 * Tries without the credential: that works for every version and account, and shows what counts.
 * Where etcd asks nobody who they are, whoever gets through TLS may do everything.
 */
export async function readStrangersAccess(
  context: ReadContext<Settings>,
): Promise<Access> {
  const { api, settings } = context;
  const { status } = await api.request('POST', '/kv/range', {
    body: { ...rangeOf(settings.prefixes[0]), count_only: true },
    auth: 'none',
    reads: true,
    allow: [400, 401, 403],
  });
  const open = status === 200;
  const clientCertificates = await requiresCertificate(context);
  return {
    authentication: !open || clientCertificates,
    authorization: !open,
    anonymous: open && !clientCertificates ? 'write' : 'nothing',
    clientCertificates,
  };
}

/** Counts the users with the role root; `undefined` where the account may not list users. */
export async function countAdministrators({
  api,
}: ReadContext<Settings>): Promise<number | undefined> {
  const list = await api.request('POST', '/auth/user/list', {
    body: {},
    reads: true,
    allow: [403],
  });
  if (list.status === 403) return undefined;
  const { users } = z
    .object({ users: z.array(z.string()).default([]) })
    .parse(list.json());
  const roles = await Promise.all(
    users.map(name =>
      api.ask(
        '/auth/user/get',
        { name },
        z.object({ roles: z.array(z.string()).default([]) }),
      ),
    ),
  );
  return roles.filter(user => user.roles.includes(ALL_RIGHTS)).length;
}
