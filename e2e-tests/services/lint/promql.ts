import { parse, stringify } from 'yaml';

/** A rule file with every PromQL expression of a service, for promtool. */
export function promqlRules(files: Record<string, string>): string {
  const alerts = parse(files['monitoring/alerts.yaml']);
  const dashboard = JSON.parse(files['monitoring/dashboard.json']);
  const expressions: string[] = [
    ...alerts.groups.flatMap((group: any) =>
      group.rules.flatMap((rule: any) =>
        rule.data.map((query: any) => query.model.expr),
      ),
    ),
    ...dashboard.panels.flatMap((panel: any) =>
      panel.targets.map((target: any) => target.expr),
    ),
  ].filter(Boolean);
  return stringify({
    groups: [
      {
        name: 'expressions',
        rules: expressions.map((expr, index) => ({
          record: `expression:${index}`,
          expr,
        })),
      },
    ],
  });
}
