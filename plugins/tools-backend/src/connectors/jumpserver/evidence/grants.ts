import {
  accessGrants,
  listGrants,
} from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { readAll, type Context } from '../api';

const userSchema = z.object({ user: z.string() });

interface Permission {
  id: string;
  name: string;
  is_valid: boolean;
  date_expired?: Date | null;
}

/** The users of a permission, themselves or through a group; one that is over lets nobody in. */
export async function readGrants(permission: Permission, context: Context) {
  const id = encodeURIComponent(permission.id);
  const users = permission.is_valid
    ? await readAll(
        context,
        `/perms/asset-permissions/${id}/users/all/`,
        userSchema,
      )
    : [];
  if (!users) return [];
  const until = permission.date_expired?.toISOString();
  const grants = users.map(({ user }) => ({
    account: user,
    level: 'connect',
    ...(until && { until }),
  }));
  return [
    { type: accessGrants, value: listGrants(grants, { complete: true }) },
  ];
}
