import { z } from 'zod';
import { idFrom } from '../shared/ids';
import type { Labels } from '../shared/labels';

const routeSchema = z.object({
  receiver: z.string().optional(),
  match: z.record(z.string(), z.coerce.string()).default({}),
  match_re: z.record(z.string(), z.coerce.string()).default({}),
  matchers: z.array(z.string()).default([]),
  routes: z.array(z.unknown()).default([]),
  continue: z.boolean().default(false),
  mute_time_intervals: z.array(z.string()).default([]),
  active_time_intervals: z.array(z.string()).default([]),
});

export const routeRowSchema = z.object({
  id: z.string(),
  receiver: z.string().min(1),
  /** Of the route and all above it. */
  conditions: z.array(z.string()),
  /** Which branch it is of its parent, after its parent's own place. */
  place: z.array(z.number()),
  continues: z.boolean(),
  /** Names of intervals of time; branches do not take them over. */
  mute: z.array(z.string()),
  active: z.array(z.string()),
});
export type RouteRow = z.output<typeof routeRowSchema>;

/** Every route of the tree, parents first; what is none comes as it is, to be counted as bad. */
export function routesOf(root: unknown): unknown[] {
  const above = {
    id: '',
    receiver: '',
    conditions: [],
    place: [],
    continues: false,
    mute: [],
    active: [],
  };
  return flatten(root, above, { siblings: new Map(), place: [] });
}

/** A route has no name: what tells it apart is its conditions, its parent and, of twins, the order. */
function flatten(
  raw: unknown,
  parent: RouteRow,
  { siblings, place }: { siblings: Map<string, number>; place: number[] },
): unknown[] {
  const { data: route } = routeSchema.safeParse(raw);
  if (!route) return [raw];
  const own = conditionsOf(route);
  const key = JSON.stringify(own);
  const twin = siblings.get(key) ?? 0;
  siblings.set(key, twin + 1);
  const row: RouteRow = {
    id: idFrom([parent.id, own, twin]),
    receiver: route.receiver || parent.receiver,
    conditions: [...parent.conditions, ...own],
    place,
    continues: route.continue,
    mute: route.mute_time_intervals,
    active: route.active_time_intervals,
  };
  const below = new Map<string, number>();
  const branches = route.routes.flatMap((child, at) =>
    flatten(child, row, { siblings: below, place: [...place, at] }),
  );
  return [row, ...branches];
}

/** In the form of `matchers`, which replaced the two others in 0.22. */
function conditionsOf(route: z.output<typeof routeSchema>): string[] {
  const pairs = (labels: Labels, operator: string) =>
    Object.entries(labels).map(
      ([label, value]) => `${label}${operator}${JSON.stringify(value)}`,
    );
  return [
    ...pairs(route.match, '='),
    ...pairs(route.match_re, '=~'),
    ...route.matchers,
  ].sort();
}

/** The labels that conditions fix to one value. */
export function labelsOfConditions(conditions: string[]): Labels {
  const pairs = conditions.map(condition =>
    /^\s*([\w:.-]+)\s*=\s*"?([^"~]*)"?\s*$/.exec(condition),
  );
  return Object.fromEntries(
    pairs.flatMap(pair => (pair ? [[pair[1], pair[2]]] : [])),
  );
}
