export interface RemovalBudget {
  items: number;
  percent: number;
}

/**
 * How many items one run may remove: the larger of a count and a share. An answer without a
 * single row removes nothing, because an empty list is more often a broken tool than an empty one,
 * unless the resource is one that may be empty.
 */
export function allowedRemovals(
  stored: number,
  { seen, trulyEmpty }: { seen: { count: number }; trulyEmpty?: boolean },
  budget: RemovalBudget,
): number {
  if (seen.count === 0 && !trulyEmpty) return 0;
  return Math.max(budget.items, Math.floor((stored * budget.percent) / 100));
}
