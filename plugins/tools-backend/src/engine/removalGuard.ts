export interface RemovalBudget {
  items: number;
  percent: number;
}

/**
 * How many items one run may remove: the larger of a count and a share. An answer without a
 * single row removes nothing, because an empty list is more often a broken tool than an empty one.
 */
export function allowedRemovals(
  stored: number,
  seen: number,
  budget: RemovalBudget,
): number {
  if (seen === 0) return 0;
  return Math.max(budget.items, Math.floor((stored * budget.percent) / 100));
}
