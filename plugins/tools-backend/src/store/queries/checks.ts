import type {
  InstanceCheck,
  ShownError,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { SyncTarget } from '../../engine/types';
import { HIDDEN, plainError } from './errors';
import { ItemCounts } from './itemCounts';
import { maySeeRows } from './maySeeRows';
import type { Viewer } from './viewer';

/** A check as the viewer may see it: requests and errors may name what is restricted. */
export async function visibleCheck(
  db: Knex,
  check: InstanceCheck,
  targets: readonly SyncTarget[],
  viewer: Viewer,
): Promise<InstanceCheck> {
  const counts = await ItemCounts.read(db, viewer);
  const hidden = targets
    .filter(
      target =>
        target.instance.id === check.instance &&
        !maySeeRows(target, viewer, counts),
    )
    .map(({ resource }) => resource.name);
  if (!hidden.length) return check;
  return {
    ...withPlainError(check),
    resources: check.resources.map(each =>
      hidden.includes(each.resource)
        ? {
            ...withPlainError(each),
            lacking: each.lacking.length ? [HIDDEN] : [],
          }
        : each,
    ),
    changes: check.changes.map(withPlainError),
  };
}

function withPlainError<T extends { error?: ShownError }>(told: T): T {
  return told.error ? { ...told, error: plainError(told.error) } : told;
}
