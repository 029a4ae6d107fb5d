import type {
  ApiClient,
  Paging,
  ReadContext,
  RequestOptions,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { unlessForbidden } from '../shared/permission';
import { CREDENTIALS } from './credentials';

/** The one that shows the items of all and keeps none of its own. */
export const GLOBAL_ORGANIZATION = '00000000-0000-0000-0000-000000000000';

const KINDS = Object.keys(CREDENTIALS) as (keyof typeof CREDENTIALS)[];

export const jumpserverSettings = z.object({
  credential: z
    .enum(KINDS)
    .default('private-token')
    .describe(
      'What the configured credential is. An access key is given as two values, its id in `username` (`writeUsername` for changes) and its secret in `token` (`writeToken`). A bearer token is one that JumpServer ends by itself, after an hour by default.',
    ),
  organization: z
    .guid()
    .default(GLOBAL_ORGANIZATION)
    .describe(
      'Id of the organization to show. Default the global one, which has the items of all.',
    ),
  unusedDays: z
    .number()
    .int()
    .min(1)
    .default(90)
    .describe(
      'Days without a sign-in after which an account counts as unused.',
    ),
  maxGrantDays: z
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe('Days after which access that Strata grants must have ended.'),
});

export type JumpserverSettings = z.output<typeof jumpserverSettings>;
export type Context = ReadContext<JumpserverSettings>;

/** Without a limit everything comes at once, and without a count. */
const PAGES: Paging = {
  by: 'offset',
  param: 'offset',
  sizeParam: 'limit',
  size: 100,
  rows: 'results',
  total: 'count',
};

/** Several organizations may use a name; JumpServer does not sort by ids. */
export const BY_NAME = 'name,date_created';

/** Chooses the organization; another one is chosen for whoever does not. */
export function inOrganization(
  { settings }: Context,
  query: RequestOptions['query'],
): RequestOptions {
  return { query, headers: { 'X-JMS-ORG': settings.organization } };
}

export function listPages(
  context: Context,
  path: string,
  query: RequestOptions['query'],
): ReturnType<ApiClient['pages']> {
  return context.api.pages(path, PAGES, {
    ...inOrganization(context, query),
    from: context.resumeAt,
  });
}

/**
 * All rows of a list, `undefined` where the account may not see it. A row that cannot be read
 * fails: counts without it would be wrong.
 */
export async function readAll<T>(
  context: Context,
  path: string,
  schema: z.ZodType<T>,
): Promise<T[] | undefined> {
  const read = async () => {
    const found: T[] = [];
    const pages = context.api.pages(path, PAGES, inOrganization(context, {}));
    for await (const { rows } of pages) {
      found.push(...rows.map(row => parseRow(path, row, schema)));
    }
    return found;
  };
  return unlessForbidden(read());
}

function parseRow<T>(path: string, row: unknown, schema: z.ZodType<T>): T {
  const { data, error } = schema.safeParse(row);
  if (data !== undefined) return data;
  const [issue] = error!.issues;
  throw new Error(`${path} ${issue.path.join('.')}: ${issue.message}`);
}

/** What a choice is stored as; its label is in the language of the server. */
export const choiceSchema = z.object({
  value: z.union([z.string(), z.number()]),
});

const TIME = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d):?(\d\d)$/;

/** Times come as `2026/03/02 12:00:00 +0800`. */
export const timeSchema = z.string().transform((text, issues) => {
  const iso = text.replace(TIME, '$1-$2-$3T$4$5:$6');
  const time = new Date(iso);
  if (!Number.isNaN(time.getTime())) return time;
  issues.addIssue({ code: 'custom', message: 'is no time' });
  return z.NEVER;
});

const labelSchema = z.union([
  z.string(),
  z
    .object({ name: z.string(), value: z.string() })
    .transform(({ name, value }) => `${name}:${value}`),
  z.null().transform(() => ''),
]);

/** `name:value`: objects until 4.0, texts since. */
export const labelsSchema = z
  .array(labelSchema)
  .default([])
  .transform(labels => labels.filter(Boolean).sort());
