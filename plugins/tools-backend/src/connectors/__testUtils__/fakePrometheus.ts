import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startFake } from './fakeServer';

/** Loads the rule files of a folder when it is told to. */
export function startFakePrometheus(folder: string) {
  let groups: unknown[] = [];
  return startFake(({ path, body }) => {
    if (path === '/-/reload') {
      groups = readdirSync(folder).flatMap(file => groupsOf(folder, file));
      return {};
    }
    const data = path.endsWith('/format_query')
      ? new URLSearchParams(body).get('query')
      : { groups };
    return { body: { status: 'success', data } };
  });
}

function groupsOf(folder: string, file: string) {
  const content = parse(readFileSync(join(folder, file), 'utf8'));
  return content.groups.map(({ name, rules }: any) => ({
    name,
    file: `/rules/${file}`,
    rules: rules.map(({ alert, expr, ...rule }: any) => ({
      ...rule,
      name: alert,
      query: expr,
      duration: 300,
      state: 'inactive',
    })),
  }));
}
