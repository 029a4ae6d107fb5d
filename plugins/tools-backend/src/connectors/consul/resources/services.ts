import { serviceChecks } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ApiResponse,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  environmentOf,
  labelsOfTags,
  ownerOf,
  servicesOf,
  type Labels,
} from '../../shared/labels';
import { segment } from '../../shared/urls';
import { endOf, isFiltered, query, rowsOf } from '../api';
import { STATES, worstOf } from '../checks';
import type { Settings } from '../settings';

/** Services whose instances are asked for at once; they make a page. */
const SERVICES_PER_PAGE = 50;

/** Consul's own service. */
const SYSTEM = 'consul';

const instanceSchema = z.object({
  Service: z.object({
    /** Set on the proxies and gateways of the mesh. */
    Kind: z.string().nullish(),
    Meta: z.record(z.string(), z.string()).nullish(),
  }),
  /** Those of the instance, and those of its node, which have no `ServiceID`. */
  Checks: z.array(
    z.object({ Status: z.enum(STATES), ServiceID: z.string().default('') }),
  ),
});

const rowSchema = z.object({
  name: z.string().min(1),
  tags: z.array(z.string()),
  instances: z.array(instanceSchema),
  /** Whether instances are left out, because the token may not see their nodes. */
  filtered: z.boolean(),
});
type Row = z.output<typeof rowSchema>;

export const services = defineResource<Row, Settings>({
  name: 'services',
  title: 'Services',
  itemType: 'discovered-service',
  process: 'operations',
  schema: rowSchema,
  list: listServices,
  id: row => row.name,
  toItem({ name, tags, instances }, { api, instance, settings }) {
    if (name === SYSTEM || instances.some(isMesh)) return undefined;
    const labels = { ...labelsOfTags(tags), ...commonMeta(instances) };
    const { datacenter } = settings;
    const path = datacenter
      ? `/ui/${segment(datacenter)}/services`
      : '/ui/services';
    return {
      title: name,
      url: `${api.baseUrl}${path}/${segment(name)}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels),
      hints: {
        annotations: { 'consul.io/service': [name, `${instance}/${name}`] },
        services: servicesOf(labels),
        name,
      },
      // Consul gives them in no particular order.
      attributes: { tags: [...tags].sort() },
    };
  },
  facts: [serviceChecks],
  evidence,
});

const tagsSchema = z.record(z.string(), z.unknown());

async function* listServices(
  context: ReadContext<Settings>,
): AsyncIterable<ListPage> {
  const { api, resumeAt } = context;
  const answer = await api.request('GET', '/catalog/services', {
    query: query(context),
  });
  // A walk that goes on has not seen what was read before at these indexes.
  const validator =
    resumeAt === undefined ? await validatorOf(answer, context) : undefined;
  if (validator && validator === context.validator) {
    yield { rows: [], last: true, unchanged: true, validator };
    return;
  }
  const { data: tags } = tagsSchema.safeParse(answer.json());
  if (!tags) {
    yield { rows: [answer.json()], last: false };
    return;
  }
  const names = Object.keys(tags)
    .filter(name => name > (resumeAt ?? ''))
    .sort();
  for (let at = 0; at < names.length; at += SERVICES_PER_PAGE) {
    const some = names.slice(at, at + SERVICES_PER_PAGE);
    const rows = await Promise.all(
      some.map(async name => ({
        name,
        tags: tags[name],
        ...(await readInstances(name, context)),
      })),
    );
    const filtered = rows.some(row => row.filtered);
    const { incompleteBecause } = endOf(filtered && 'node_prefix ""');
    yield { rows, last: false, incompleteBecause, next: some.at(-1) };
  }
  const end = endOf(isFiltered(answer) && 'service_prefix ""');
  yield { rows: [], ...end, validator };
}

/**
 * Consul counts changes of services and of checks in an index each
 * (https://developer.hashicorp.com/consul/api-docs/features/blocking): where both are as they were,
 * no instance needs to be asked for.
 */
async function validatorOf(
  catalog: ApiResponse,
  context: ReadContext<Settings>,
): Promise<string | undefined> {
  const checks = await context.api.request('GET', '/health/state/any', {
    // Only the index is wanted.
    query: query(context, { filter: 'Node == "" and Node != ""' }),
  });
  const indexes = [catalog, checks].map(({ headers }) =>
    headers.get('x-consul-index'),
  );
  return indexes.every(Boolean) ? indexes.join(' ') : undefined;
}

async function readInstances(name: string, context: ReadContext<Settings>) {
  const path = `/health/service/${segment(name)}`;
  const answer = await context.api.request('GET', path, {
    query: query(context),
  });
  return { instances: rowsOf(answer), filtered: isFiltered(answer) };
}

function isMesh({ Service: { Kind } }: Row['instances'][number]): boolean {
  return Boolean(Kind);
}

/** What all instances say of themselves. */
function commonMeta(instances: Row['instances']): Labels {
  const [first, ...others] = instances.map(({ Service }) => Service.Meta ?? {});
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([key, value]) =>
      others.every(other => other[key] === value),
    ),
  );
}

function evidence({ instances, filtered }: Row): Evidence {
  if (filtered) return { status: { health: 'unknown' } };
  const states = instances.map(({ Checks }) => worstOf(Checks));
  const count = (state: string) => states.filter(each => each === state).length;
  const value = {
    instances: instances.length,
    checked: instances.filter(({ Checks }) =>
      Checks.some(({ ServiceID }) => ServiceID),
    ).length,
    passing: count('passing'),
    warning: count('warning'),
    // Consul sends nobody to an instance in maintenance either.
    critical: count('critical') + count('maintenance'),
  };
  const { passing, critical } = value;
  const troubled = passing || value.warning ? 'warning' : 'failing';
  return {
    status: {
      health: critical || value.warning ? troubled : 'ok',
      word: `${passing} of ${instances.length} passing`,
    },
    facts: [{ type: serviceChecks, value }],
  };
}
