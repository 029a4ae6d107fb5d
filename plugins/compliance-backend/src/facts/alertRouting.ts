import {
  alertRoute,
  alertRule,
  reachesSomebody,
  type FactRow,
} from '@strata/backstage-plugin-tools-common';

type Routes = Parameters<typeof reachesSomebody>[1];

/**
 * Alert rules of a tool that leaves it to another one who receives an alert, completed by what the
 * routes of that other one say. What stays open stays unknown.
 */
export function withRouting(rules: FactRow[], routes: FactRow[]): FactRow[] {
  const trees = treesOf(routes);
  return rules.map(row => {
    const { data: rule } = alertRule.schema.safeParse(row.value);
    if (!rule?.routers || rule.routed !== undefined) return row;
    const labels = { ...rule.labels, alertname: rule.name };
    const answers = rule.routers.map(router => {
      const tree = trees.get(comparable(router));
      return tree && reachesSomebody(labels, tree);
    });
    const routed = anyOf(answers);
    return routed === undefined ? row : { ...row, value: { ...rule, routed } };
  });
}

/** One that reaches somebody is enough; that none does needs to be known of all. */
function anyOf(answers: (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function treesOf(rows: FactRow[]): Map<string, Routes> {
  const routes = rows.flatMap(row => {
    const { data } = alertRoute.schema.safeParse(row.value);
    return data?.router ? [{ ...data, router: comparable(data.router) }] : [];
  });
  const trees = new Map<string, Routes[number][]>();
  for (const route of routes) {
    const tree = trees.get(route.router);
    if (tree) tree.push(route);
    else trees.set(route.router, [route]);
  }
  return trees;
}

function comparable(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
