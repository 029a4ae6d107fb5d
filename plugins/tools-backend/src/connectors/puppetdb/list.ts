import type {
  ListPage,
  Paging,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { among, readClasses } from './classes';
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
    yield { ...page, rows: await withDetails(context, page.rows) };
  }
}

function changedSince(since: Date) {
  const after = (field: string) => ['>', field, since.toISOString()];
  return [
    'or',
    after('report_timestamp'),
    after('facts_timestamp'),
    after('catalog_timestamp'),
  ];
}

/** The list of nodes has neither facts nor catalogs, and the inventory no reports. */
async function withDetails(
  context: Context,
  rows: unknown[],
): Promise<unknown[]> {
  const names = rows.flatMap(
    row => certnameSchema.safeParse(row).data?.certname ?? [],
  );
  if (!names.length) return rows;
  const [facts, classes] = await Promise.all([
    readFacts(context, names),
    readClasses(context.api, names),
  ]);
  return rows.map(row => {
    const { data } = certnameSchema.safeParse(row);
    if (!data) return row;
    const { certname } = data;
    return {
      ...(row as object),
      facts: facts.get(certname),
      classes: classes && (classes.get(certname) ?? []),
    };
  });
}

async function readFacts({ api, settings }: Context, names: string[]) {
  const query = ['extract', ['certname', ...factsOf(settings)], among(names)];
  const found = await api.ask('/inventory', { query }, inventorySchema);
  return new Map(found.map(({ certname, ...rest }) => [certname, rest]));
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
