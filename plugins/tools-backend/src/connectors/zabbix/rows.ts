import { z } from 'zod';
import type { Labels } from '../shared/labels';
import type { Zabbix } from './rpc';

/** Numbers come as text. */
export const number = z.coerce.number();

export const tagsSchema = z
  .array(z.object({ tag: z.string(), value: z.string().default('') }))
  .default([]);
export type Tags = z.output<typeof tagsSchema>;

/** Tags without a value are left out; of several values of one tag the first counts. */
export function labelsOf(tags: Tags): Labels {
  const pairs = tags
    .filter(({ value }) => value)
    .map(({ tag, value }) => [tag.toLowerCase(), value]);
  return Object.fromEntries(pairs.reverse());
}

/** Seconds since 1970; 0 where it never happened. */
export function timeOf(seconds: number): string | undefined {
  return seconds ? new Date(seconds * 1000).toISOString() : undefined;
}

const groupsSchema = z
  .array(z.object({ groupid: z.string(), name: z.string() }))
  .default([]);

export const hostSchema = z.object({
  hostid: z.string(),
  host: z.string(),
  name: z.string(),
  /** 0 for one that is watched. */
  status: number.default(0),
  tags: tagsSchema,
  /** Before 6.2. */
  groups: groupsSchema,
  hostgroups: groupsSchema,
});
export type Host = z.output<typeof hostSchema>;

export function groupsOf({ groups, hostgroups }: Host): Host['groups'] {
  return [...groups, ...hostgroups];
}

/** What triggers need of their hosts. */
export async function readHosts(
  zabbix: Zabbix,
  hostids: string[],
): Promise<Map<string, Host>> {
  const hosts = await zabbix.call(
    'host.get',
    {
      hostids: [...new Set(hostids)],
      output: ['hostid', 'host', 'name', 'status'],
      selectTags: ['tag', 'value'],
      [zabbix.dialect.groups.select]: ['groupid', 'name'],
    },
    z.array(hostSchema),
  );
  return new Map(hosts.map(host => [host.hostid, host]));
}
