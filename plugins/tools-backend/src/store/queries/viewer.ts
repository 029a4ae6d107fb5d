import type { Knex } from 'knex';

/** Whose question a query answers. */
export interface Viewer {
  /** Ids of the instances whose restricted items the viewer may see, or all of them. */
  restrictedOf: 'all' | string[];
}

/** Whether the viewer sees everything of an instance. */
export function seesRestricted(viewer: Viewer, instance: string): boolean {
  return (
    viewer.restrictedOf === 'all' || viewer.restrictedOf.includes(instance)
  );
}

/** Filters in SQL, so that pages and counts never include what the viewer may not see. */
export function visibleTo(viewer: Viewer, alias = 'i') {
  return (where: Knex.QueryBuilder) => {
    if (viewer.restrictedOf === 'all') return;
    where
      .where(`${alias}.restricted`, false)
      .orWhereIn(`${alias}.instance`, viewer.restrictedOf);
  };
}
