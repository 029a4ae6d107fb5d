import {
  hostConfiguration,
  hostRoles,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { wholeHour } from '../../shared/times';
import { listNodes } from '../list';
import type { PuppetdbSettings } from '../settings';

const HOUR_MS = 60 * 60 * 1000;

const rowSchema = z.object({
  certname: z.string().min(1),
  /** Of the report, not of the facts: those keep the status that Puppet had once. */
  latest_report_status: z.string().nullish(),
  latest_report_noop: z.boolean().nullish(),
  /** Only Puppet Enterprise tells. */
  latest_report_corrective_change: z.boolean().nullish(),
  report_timestamp: z.iso.datetime({ offset: true }).nullish(),
  report_environment: z.string().nullish(),
  /** Absent where no catalog was compiled yet. */
  catalog_timestamp: z.string().nullish(),
  catalog_environment: z.string().nullish(),
  facts: z.record(z.string(), z.unknown()).default({}),
  /** Of roles and profiles; absent where they may not be seen. */
  classes: z.array(z.string()).optional(),
});
type Row = z.output<typeof rowSchema>;
type Context = ReadContext<PuppetdbSettings>;
type Result = z.output<typeof hostConfiguration.schema>['lastResult'];

const HEALTH: Record<Result, ItemHealth> = {
  unchanged: 'ok',
  changed: 'ok',
  drifted: 'warning',
  failed: 'failing',
  none: 'unknown',
  unknown: 'unknown',
};

export const hosts = defineResource<Row, PuppetdbSettings>({
  name: 'hosts',
  title: 'Machines',
  itemType: 'host',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: listNodes,
  incremental: true,
  id: row => row.certname,
  toItem(row, { api, settings }) {
    const service = factOf(row, settings.serviceFacts);
    const owner = factOf(row, settings.ownerFacts);
    return {
      title: row.certname,
      url: urlOf(row.certname, api.baseUrl, settings),
      environment: factOf(row, settings.environmentFacts),
      owner: owner ? { label: owner } : undefined,
      hints: {
        annotations: { 'puppet.com/certname': [row.certname] },
        services: service ? [`service=${service}`] : [],
        name: row.certname.split('.')[0],
      },
      attributes: {
        os: osOf(row),
        role: factOf(row, settings.roleFacts),
        codeEnvironment: row.report_environment ?? undefined,
      },
    };
  },
  facts: [hostConfiguration, hostRoles],
  evidence,
});

function urlOf(
  certname: string,
  baseUrl: string,
  { puppetboardUrl }: PuppetdbSettings,
): string {
  const name = encodeURIComponent(certname);
  return puppetboardUrl
    ? `${puppetboardUrl.replace(/\/+$/, '')}/node/${name}`
    : `${baseUrl}/pdb/query/v4/nodes/${name}`;
}

/** The first of the facts that the machine has as text. */
function factOf({ facts }: Row, names: string[]): string | undefined {
  return names
    .map(name => facts[name])
    .find(
      (value): value is string => typeof value === 'string' && value !== '',
    );
}

function osOf(row: Row): string | undefined {
  const parts = ['facts.os.name', 'facts.os.release.major'].flatMap(
    name => factOf(row, [name]) ?? [],
  );
  return parts.join(' ') || undefined;
}

function evidence(row: Row, { now, settings }: Context): Evidence {
  const reportedAt = row.report_timestamp
    ? new Date(row.report_timestamp)
    : undefined;
  const age = reportedAt ? now.getTime() - reportedAt.getTime() : Infinity;
  const fresh = age <= settings.freshHours * HOUR_MS;
  const lastResult = resultOf(row);
  const late = fresh ? undefined : 'not reporting';
  const value = {
    windowHours: settings.freshHours,
    fresh,
    // Machines report every half hour; only of a silent one the time tells something.
    lastReportAt: fresh ? undefined : reportedAt?.toISOString(),
    lastResult,
    dryRun: row.latest_report_noop ?? undefined,
  };
  return {
    status: {
      health: late && reportedAt ? 'failing' : HEALTH[lastResult],
      word: reportedAt ? late ?? lastResult : 'never reported',
      lastActivityAt: reportedAt && wholeHour(reportedAt),
    },
    facts: [{ type: hostConfiguration, value }, ...rolesOf(row)],
  };
}

function rolesOf(row: Row) {
  if (!row.classes || !row.catalog_timestamp) return [];
  const named = (kind: string) =>
    row.classes!.filter(name => name.split('::')[0] === kind).sort();
  const value = {
    roles: named('role'),
    profiles: named('profile'),
    environment: row.catalog_environment ?? undefined,
  };
  return [{ type: hostRoles, value }];
}

function resultOf(row: Row): Result {
  const status = row.latest_report_status;
  if (!status) return 'none';
  if (status === 'failed') return 'failed';
  if (row.latest_report_corrective_change) return 'drifted';
  return status === 'changed' || status === 'unchanged' ? status : 'unknown';
}
