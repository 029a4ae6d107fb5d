import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  type ApiClient,
  type ListPage,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

/** The most that Conduit gives at once. */
export const PAGE = 100;

/** PHP reads at most 1,000 parameters of a form by default. */
const PHIDS_AT_ONCE = 500;

const FORM = 'application/x-www-form-urlencoded';

const envelope = z.object({
  result: z.unknown(),
  error_code: z.string().nullish(),
  error_info: z.string().nullish(),
});

const pageSchema = z.object({
  data: z.array(z.unknown()),
  /** Absent after the last page. */
  cursor: z.object({ after: z.union([z.string(), z.number()]).nullish() }),
});

const edgeSchema = z.object({
  sourcePHID: z.string(),
  destinationPHID: z.string(),
});
type Edge = z.output<typeof edgeSchema>;

const handlesSchema = z.record(
  z.string(),
  z.object({ name: z.string(), type: z.string() }),
);
export type Handles = z.output<typeof handlesSchema>;

/** PHP makes no difference between an empty map and an empty list. */
export function orEmptyList<T>(schema: z.ZodType<T>) {
  return z.preprocess(
    value => (Array.isArray(value) && !value.length ? {} : value),
    schema,
  );
}

type Parameter = string | number | boolean | Parameters | Parameter[];
interface Parameters {
  [name: string]: Parameter;
}

/** Conduit takes forms and answers with status 200 whatever happens. */
export class Conduit {
  constructor(private readonly api: ApiClient) {}

  async call<T>(
    method: string,
    parameters: Parameters,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const answer = await this.api.request('POST', `/${method}`, {
      content: { type: FORM, text: formOf(parameters).toString() },
      reads: true,
    });
    const { data } = envelope.safeParse(answer.json());
    if (!data) throw this.api.failure('contract', `${method}: not Conduit`);
    const { result, error_code: code, error_info: info } = data;
    if (code) {
      const reason = [code, info].filter(Boolean).join(': ');
      throw this.api.failure(kindOf(code, reason), `${method}: ${reason}`);
    }
    const parsed = schema.safeParse(result);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const at = issue.path.join('.') || 'result';
    throw this.api.failure('contract', `${method}, at ${at}: ${issue.message}`);
  }

  /** Oldest first, so that what is made meanwhile comes last. */
  search(
    method: string,
    parameters: Parameters,
    resumeAt?: string,
  ): AsyncGenerator<ListPage> {
    return this.walk(method, { ...parameters, order: 'oldest' }, resumeAt);
  }

  private async *walk(
    method: string,
    parameters: Parameters,
    resumeAt?: string,
  ): AsyncGenerator<ListPage> {
    let after = resumeAt;
    do {
      const { data, cursor } = await this.call(
        method,
        { ...parameters, limit: PAGE, ...(after && { after }) },
        pageSchema,
      );
      const next = cursor.after ? String(cursor.after) : undefined;
      if (next && next === after) {
        throw this.api.failure('contract', `${method}: the same cursor twice`);
      }
      after = next;
      yield { rows: data, last: !next, ...(next && { next }) };
    } while (after);
  }

  /** Like `call`, but `undefined` where the account may not, or the application is switched off. */
  async find<T>(
    method: string,
    parameters: Parameters,
    schema: z.ZodType<T>,
  ): Promise<T | undefined> {
    return unlessClosed(() => this.call(method, parameters, schema));
  }

  /** All rows that fit, or `undefined` as with `find`. */
  async findAll<T>(
    method: string,
    parameters: Parameters,
    row: z.ZodType<T>,
  ): Promise<T[] | undefined> {
    return unlessClosed(() => rowsOf(this.search(method, parameters), row));
  }

  /** What relates the objects to others. */
  async edges(sourcePHIDs: string[], type: string): Promise<Edge[]> {
    if (!sourcePHIDs.length) return [];
    const parameters = { sourcePHIDs, types: [type] };
    return rowsOf(this.walk('edge.search', parameters), edgeSchema);
  }

  /** Names of objects by their PHIDs; those that the account may not see are missing. */
  async handles(phids: string[]): Promise<Handles> {
    const asked = [...new Set(phids)];
    const handles: Handles = {};
    for (let start = 0; start < asked.length; start += PHIDS_AT_ONCE) {
      const chunk = asked.slice(start, start + PHIDS_AT_ONCE);
      const found = await this.call(
        'phid.query',
        { phids: chunk },
        orEmptyList(handlesSchema),
      );
      Object.assign(handles, found);
    }
    return handles;
  }
}

async function rowsOf<T>(
  pages: AsyncIterable<ListPage>,
  row: z.ZodType<T>,
): Promise<T[]> {
  const found: T[] = [];
  for await (const { rows } of pages) {
    found.push(...rows.flatMap(raw => row.safeParse(raw).data ?? []));
  }
  return found;
}

async function unlessClosed<T>(read: () => Promise<T>) {
  try {
    return await read();
  } catch (error) {
    const closed =
      error instanceof ConnectorError && error.kind === 'forbidden';
    if (closed) return undefined;
    throw error;
  }
}

/** Nested parameters as PHP reads them: `constraints[phids][0]`. */
function formOf(parameters: Parameters): URLSearchParams {
  const form = new URLSearchParams();
  const add = (name: string, value: Parameter) => {
    if (typeof value !== 'object') return form.append(name, String(value));
    for (const [key, inner] of Object.entries(value)) {
      add(name ? `${name}[${key}]` : key, inner);
    }
    return undefined;
  };
  add('', parameters);
  return form;
}

const REFUSED = [
  'ERR-INVALID-AUTH',
  'ERR-INVALID-SESSION',
  'ERR-INVALID-TOKEN',
];
const NOT_OPEN =
  /which is not (enabled|installed)|do not have (access|permission)/i;

function kindOf(code: string, reason: string): SyncErrorKind {
  if (REFUSED.includes(code)) return 'auth';
  if (code === 'ERR-RATE-LIMIT') return 'rateLimited';
  return NOT_OPEN.test(reason) ? 'forbidden' : 'contract';
}
