import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type {
  ApiClient,
  ListPage,
  ReadContext,
  RequestOptions,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { dialectOf, type Dialect } from './dialect';
import { API_PATH, resultOf } from './envelope';

/** Objects asked for at once: their answers stay small. */
const CHUNK = 200;

/** The API of one run, in the dialect of the version that answers. */
export class Zabbix {
  private constructor(
    private readonly api: ApiClient,
    readonly dialect: Dialect,
  ) {}

  static async connect({ api }: ReadContext): Promise<Zabbix> {
    const version = await call(api, 'apiinfo.version', [], 'none');
    return new Zabbix(api, dialectOf(String(version), api));
  }

  async call<T>(
    method: string,
    params: object,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const result = await call(this.api, method, params, this.dialect.auth);
    const parsed = schema.safeParse(result);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw this.api.failure(
      'contract',
      `${method}, at ${issue.path.join('.') || 'result'}: ${issue.message}`,
    );
  }

  /** Like `call`, but `undefined` where the role may not. */
  async find<T>(
    method: string,
    params: object,
    schema: z.ZodType<T>,
  ): Promise<T | undefined> {
    try {
      return await this.call(method, params, schema);
    } catch (error) {
      if ((error as { kind?: SyncErrorKind }).kind === 'forbidden') {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * All objects of a kind. There are no pages and no total: first come all ids, then the objects
   * in chunks, so that one that is gone meanwhile is missed.
   */
  async *list(
    kind: { method: string; id: string; ids: string; params: object },
    details: object,
    resumeAt?: string,
  ): AsyncIterable<ListPage> {
    const { method, id, ids, params } = kind;
    const found = await this.call(
      method,
      { ...params, output: [id], sortfield: id },
      z.array(z.object({ [id]: z.string() })),
    );
    const open = found
      .map(row => row[id])
      .filter(each => !resumeAt || Number(each) > Number(resumeAt));
    if (!open.length) yield { rows: [], last: true };
    for (let start = 0; start < open.length; start += CHUNK) {
      const chunk = open.slice(start, start + CHUNK);
      const rows = await this.call(
        method,
        { ...params, ...details, [ids]: chunk, sortfield: id },
        z.array(z.unknown()),
      );
      const last = start + CHUNK >= open.length;
      yield {
        rows,
        last,
        ...(resumeAt ? {} : { total: open.length }),
        ...(last ? {} : { next: chunk.at(-1) }),
      };
    }
  }
}

async function call(
  api: ApiClient,
  method: string,
  params: object,
  auth: RequestOptions['auth'],
): Promise<unknown> {
  const answer = await api.request('POST', API_PATH, {
    body: { jsonrpc: '2.0', id: 1, method, params },
    auth,
    reads: true,
  });
  return resultOf(answer, method, api);
}
