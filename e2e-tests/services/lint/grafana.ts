import { parse } from 'yaml';

/** Longest uid that Grafana takes. */
const UID = /^[\w-]{1,40}$/;

export function lintDashboard(text: string): string[] {
  const { uid, title, panels, schemaVersion } = JSON.parse(text);
  const ids = panels.map((panel: any) => panel.id);
  return [
    ...(UID.test(uid) ? [] : [`bad uid ${uid}`]),
    ...(title ? [] : ['no title']),
    ...(Number.isInteger(schemaVersion) ? [] : ['no schemaVersion']),
    ...(new Set(ids).size === ids.length ? [] : ['panels share an id']),
    ...panels.flatMap(lintPanel),
  ];
}

function lintPanel({ title, type, gridPos, targets = [] }: any): string[] {
  const { x, y, w, h } = gridPos;
  return [
    ...(type ? [] : [`${title}: no type`]),
    ...([x, y, w, h].every(Number.isInteger) && x + w <= 24
      ? []
      : [`${title}: does not fit the grid`]),
    ...(targets.length > 0 && targets.every((each: any) => each.expr)
      ? []
      : [`${title}: no query`]),
  ];
}

export function lintGrafanaAlerts(
  text: string,
  files: Record<string, string>,
): string[] {
  const rules = parse(text).groups.flatMap((group: any) => group.rules);
  const headings = [...files['docs/runbook.md'].matchAll(/^## (.+)$/gm)].map(
    ([, heading]) => heading.toLowerCase(),
  );
  return rules.flatMap(
    ({ uid, title, condition, data, labels, annotations }: any) => {
      const anchor = annotations.runbook_url?.replace(/^.*#/, '');
      return [
        ...(UID.test(uid) ? [] : [`${title}: bad uid`]),
        ...(data.some((query: any) => query.refId === condition)
          ? []
          : [`${title}: its condition names no query`]),
        ...(labels.severity && labels.service
          ? []
          : [`${title}: labels are missing`]),
        ...(headings.includes(anchor)
          ? []
          : [`${title}: the runbook has no heading ${anchor}`]),
      ];
    },
  );
}
