import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { unlessForbidden } from '../shared/permission';

/** PuppetDB writes every part of a title with a capital. */
const ROLE_OR_PROFILE = '^(Role|Profile)(::|$)';

const PER_PAGE = 5000;

const classesSchema = z.array(
  z.object({ certname: z.string(), title: z.string() }),
);

/** The query for these machines. */
export function among(certnames: string[]) {
  return ['in', 'certname', ['array', certnames]];
}

/** Roles and profiles in the catalogs of these machines; `undefined` where they may not be seen. */
export async function readClasses(
  api: ApiClient,
  certnames: string[],
): Promise<Map<string, string[]> | undefined> {
  const classes = new Map<string, string[]>();
  for (let offset = 0; ; offset += PER_PAGE) {
    const page = await unlessForbidden(
      api.ask('/resources', questionFor(certnames, offset), classesSchema),
    );
    if (!page) return undefined;
    for (const { certname, title } of page) {
      const before = classes.get(certname) ?? [];
      classes.set(certname, [...before, title.toLowerCase()]);
    }
    if (page.length < PER_PAGE) return classes;
  }
}

function questionFor(certnames: string[], offset: number) {
  return {
    query: [
      'extract',
      ['certname', 'title'],
      [
        'and',
        ['=', 'type', 'Class'],
        ['~', 'title', ROLE_OR_PROFILE],
        among(certnames),
      ],
    ],
    order_by: [{ field: 'certname' }, { field: 'title' }],
    limit: PER_PAGE,
    offset,
  };
}
