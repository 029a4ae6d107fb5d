import type {
  ListPage,
  Paging,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { PuppetdbSettings } from './settings';

const OS_FACTS = ['facts.os.name', 'facts.os.release.major'];

type Context = ReadContext<PuppetdbSettings>;

const PAGES: Paging = {
  by: 'offset',
  param: 'offset',
  sizeParam: 'limit',
  size: 500,
};

const certnameSchema = z.object({ certname: z.string().min(1) });
const inventorySchema = z.array(z.looseObject({ certname: z.string() }));

/** Machines that were not deactivated, each with its named facts. */
export async function* listNodes(context: Context): AsyncIterable<ListPage> {
  const { api, since, resumeAt } = context;
  const pages = api.pages('/nodes', PAGES, {
    query: {
      order_by: JSON.stringify([{ field: 'certname' }]),
      include_total: true,
      query: since && JSON.stringify(changedSince(since)),
    },
    from: resumeAt,
  });
  for await (const page of pages) {
    yield { ...page, rows: await withFacts(context, page.rows) };
  }
}

function changedSince(since: Date) {
  const after = (field: string) => ['>', field, since.toISOString()];
  return ['or', after('report_timestamp'), after('facts_timestamp')];
}

/** The list of nodes has no facts, and the inventory no reports. */
async function withFacts(
  { api, settings }: Context,
  rows: unknown[],
): Promise<unknown[]> {
  const names = rows.flatMap(
    row => certnameSchema.safeParse(row).data?.certname ?? [],
  );
  if (!names.length) return rows;
  const query = [
    'extract',
    ['certname', ...factsOf(settings)],
    ['in', 'certname', ['array', names]],
  ];
  const found = await api.ask('/inventory', { query }, inventorySchema);
  const facts = new Map(found.map(({ certname, ...rest }) => [certname, rest]));
  return rows.map(row => {
    const { data } = certnameSchema.safeParse(row);
    return data ? { ...(row as object), facts: facts.get(data.certname) } : row;
  });
}

function factsOf(settings: PuppetdbSettings): string[] {
  const { ownerFacts, serviceFacts, roleFacts, environmentFacts } = settings;
  return [
    ...new Set([
      ...OS_FACTS,
      ...ownerFacts,
      ...serviceFacts,
      ...roleFacts,
      ...environmentFacts,
    ]),
  ];
}
