import {
  accessGrants,
  listGrants,
} from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { readAll, type Context } from '../api';
import { GRANTS } from '../grants';

const userSchema = z.object({ user: z.string() });

interface Permission {
  id: string;
  name: string;
  is_valid: boolean;
  date_expired?: Date | null;
}

/** The users of a permission, themselves or through a group; one that is over lets nobody in. */
export async function readGrants(permission: Permission, context: Context) {
  const id = segment(permission.id);
  const users = permission.is_valid
    ? await readAll(context, `${GRANTS}${id}/users/all/`, userSchema)
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
