import { monitoringTarget } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  environmentOf,
  ownerOf,
  serviceNamesOf,
  servicesOf,
  type Labels,
} from '../../shared/labels';

const MAX_ERROR = 300;

const targetSchema = z.object({
  labels: z.record(z.string(), z.string()),
  /** The job as configured; relabelling may drop or change the label. */
  scrapePool: z.string().optional(),
  health: z.enum(['up', 'down', 'unknown']),
  lastError: z.string().default(''),
  lastScrape: z.string().optional(),
});

/** All targets of one job. */
const rowSchema = z.object({
  job: z.string().min(1),
  targets: z.array(targetSchema).min(1),
});
type Row = z.output<typeof rowSchema>;

export const targets = defineResource<Row>({
  name: 'targets',
  title: 'Scraped targets',
  itemType: 'monitoring-target',
  process: 'monitoring',
  schema: rowSchema,
  list: listJobs,
  id: row => row.job,
  toItem(row, { api }) {
    const labels = commonLabels(row);
    return {
      title: row.job,
      url: `${api.baseUrl}/targets?search=${encodeURIComponent(row.job)}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels),
      hints: {
        annotations: {
          'prometheus.io/service-name': [
            ...new Set([row.job, ...serviceNamesOf(labels)]),
          ],
        },
        services: servicesOf(labels),
      },
      attributes: { targets: row.targets.length },
    };
  },
  facts: [monitoringTarget],
  evidence,
});

/** One row per job, each as a whole; a bad target makes a row of its own, to be counted as bad. */
async function* listJobs({ api }: ReadContext): AsyncIterable<ListPage> {
  const pages = api.pages(
    '/targets',
    { by: 'single', rows: 'data.activeTargets' },
    { query: { state: 'active' } },
  );
  for await (const page of pages) {
    const jobs = new Map<string, Row>();
    const bad: unknown[] = [];
    for (const raw of page.rows) {
      const { data: target } = targetSchema.safeParse(raw);
      const job = target?.labels.job || target?.scrapePool;
      if (!target || !job) bad.push(raw);
      else
        jobs.set(job, {
          job,
          targets: [...(jobs.get(job)?.targets ?? []), target],
        });
    }
    yield { rows: [...jobs.values(), ...bad], last: page.last };
  }
}

/** Labels on which all targets of the job agree. */
function commonLabels({ targets: [first, ...others] }: Row): Labels {
  const entries = Object.entries(first.labels).filter(([key, value]) =>
    others.every(other => other.labels[key] === value),
  );
  return Object.fromEntries(entries);
}

function evidence({ job, targets: all }: Row): Evidence {
  const up = all.filter(target => target.health === 'up').length;
  const down = all.filter(target => target.health === 'down').length;
  const lastError = all.find(target => target.lastError)?.lastError;
  const value = {
    job,
    up,
    down,
    ...(lastError && { lastError: lastError.slice(0, MAX_ERROR) }),
  };
  const times = all.flatMap(target => target.lastScrape ?? []).sort();
  return {
    status: {
      health: healthOf(up, down),
      word: `${up} up, ${down} down`,
      lastActivityAt: times.at(-1),
    },
    facts: [{ type: monitoringTarget, value }],
  };
}

function healthOf(up: number, down: number) {
  if (down === 0) return up === 0 ? 'unknown' : 'ok';
  return up === 0 ? 'failing' : 'warning';
}
