import type { dataRetention } from '@strata/backstage-plugin-tools-common';
import type {
  ApiClient,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { Dialect } from './dialect';

type Retention = z.output<typeof dataRetention.schema>;

const POLICIES_PER_PAGE = 100;
/** Addresses beyond 4 KiB are refused. */
const MAX_NAMES = 3000;

const HOURS: Record<string, number> = {
  d: 24,
  h: 1,
  m: 1 / 60,
  s: 1 / 3600,
};

/** Hours of a time value such as `30d` (https://www.elastic.co/docs/reference/elasticsearch/rest-apis/api-conventions#time-units). */
export function hoursOf(value: string | undefined): number | undefined {
  const [, number, unit] = /^(\d+)(d|h|m|s)$/.exec(value ?? '') ?? [];
  return number ? Number(number) * HOURS[unit] : undefined;
}

/** What a policy, found by name, does with old data; `undefined` where the credential may not see policies. */
export type Policies = Map<string, Retention> | undefined;

export async function readPolicies(
  api: ApiClient,
  { lifecycle }: Dialect,
): Promise<Policies> {
  if (lifecycle === 'ilm') return readIlm(api);
  return lifecycle === 'ism' ? readIsm(api) : undefined;
}

const ilmSchema = z.record(
  z.string(),
  z.object({
    policy: z.object({
      phases: z.object({
        delete: z.object({ min_age: z.string().optional() }).optional(),
      }),
    }),
  }),
);

async function readIlm(api: ApiClient): Promise<Policies> {
  const policies = await api.find('/_ilm/policy', ilmSchema, { allow: [403] });
  if (!policies) return undefined;
  return new Map(
    Object.entries(policies).map(([name, { policy }]) => {
      const end = policy.phases.delete;
      return [
        name,
        { limited: Boolean(end), hours: end && hoursOf(end.min_age ?? '0s') },
      ];
    }),
  );
}

const ismSchema = z.object({
  policies: z.array(
    z.object({
      _id: z.string(),
      policy: z.object({
        states: z.array(
          z.object({
            name: z.string(),
            actions: z.array(z.record(z.string(), z.unknown())).default([]),
            transitions: z
              .array(
                z.object({
                  state_name: z.string(),
                  conditions: z
                    .object({ min_index_age: z.string().optional() })
                    .nullish(),
                }),
              )
              .default([]),
          }),
        ),
      }),
    }),
  ),
  total_policies: z.number(),
});
type IsmStates = z.output<
  typeof ismSchema
>['policies'][number]['policy']['states'];

/** Twenty policies come where no size is asked for. */
async function readIsm(api: ApiClient): Promise<Policies> {
  const found: Policies = new Map();
  for (let from = 0; ; ) {
    const page = await api.find('/_plugins/_ism/policies', ismSchema, {
      query: { size: POLICIES_PER_PAGE, from },
      allow: [403],
    });
    if (!page) return undefined;
    for (const { _id, policy } of page.policies) {
      found.set(_id, retentionOf(policy.states));
    }
    from += page.policies.length;
    if (!page.policies.length || from >= page.total_policies) return found;
  }
}

/** The age at which some state leads to one that deletes. */
function retentionOf(states: IsmStates): Retention {
  const ends = new Set(
    states
      .filter(({ actions }) => actions.some(action => 'delete' in action))
      .map(({ name }) => name),
  );
  const ages = states
    .flatMap(({ transitions }) => transitions)
    .filter(({ state_name }) => ends.has(state_name))
    .flatMap(({ conditions }) => hoursOf(conditions?.min_index_age) ?? []);
  return {
    limited: ends.size > 0,
    hours: ages.length ? Math.min(...ages) : undefined,
  };
}

/** Names of policies by index, for the indices that have one; `undefined` where they are not shown. */
export async function readPolicyNames(
  { api }: ReadContext,
  { lifecycle }: Dialect,
  indices: string[],
): Promise<Map<string, string> | undefined> {
  if (lifecycle === 'ilm') return readIlmNames(api);
  return lifecycle === 'ism' ? readIsmNames(api, indices) : undefined;
}

const ilmNamesSchema = z.record(
  z.string(),
  z.object({ settings: z.record(z.string(), z.string()) }),
);

async function readIlmNames(api: ApiClient) {
  const key = 'index.lifecycle.name';
  const settings = await api.get(`/_all/_settings/${key}`, ilmNamesSchema, {
    query: { flat_settings: true, expand_wildcards: 'all' },
  });
  return new Map(
    Object.entries(settings).map(([index, entry]) => [
      index,
      entry.settings[key],
    ]),
  );
}

const explainedSchema = z.object({ policy_id: z.string().nullish() });

async function readIsmNames(api: ApiClient, indices: string[]) {
  const found = new Map<string, string>();
  for (const names of inChunks(indices)) {
    const answer = await api.find(
      `/_plugins/_ism/explain/${names}`,
      z.record(z.string(), z.unknown()),
      { allow: [403] },
    );
    if (!answer) return undefined;
    for (const [index, value] of Object.entries(answer)) {
      const { data } = explainedSchema.safeParse(value);
      if (data?.policy_id) found.set(index, data.policy_id);
    }
  }
  return found;
}

/** Encoded names, joined with commas, in pieces that fit into an address. */
function inChunks(names: string[]): string[] {
  const chunks: string[] = [];
  for (const name of names.map(encodeURIComponent)) {
    const last = chunks.at(-1);
    if (last && last.length + name.length < MAX_NAMES) {
      chunks[chunks.length - 1] = `${last},${name}`;
    } else chunks.push(name);
  }
  return chunks;
}
