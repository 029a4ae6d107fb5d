import {
  ConnectorError,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const pageSchema = z.looseObject({
  /** Rows of this page. */
  count: z.number(),
  nextHref: z.string().optional(),
});

/**
 * Follows `nextHref`, of which only the locator is taken: its path may be that of another root.
 * A short page may have one too, where the tool stopped looking early.
 */
export async function* listAll(
  { api, resumeAt }: ReadContext,
  list: {
    path: string;
    /** Property that holds the rows. */
    rows: string;
    locator: string;
    fields: string;
  },
): AsyncGenerator<ListPage> {
  const seen = new Set<string>();
  for (let locator: string | undefined = resumeAt ?? list.locator; locator; ) {
    seen.add(locator);
    const page: z.output<typeof pageSchema> = await api.get(
      list.path,
      pageSchema,
      {
        query: {
          locator,
          fields: `count,nextHref,${list.rows}(${list.fields})`,
        },
      },
    );
    const rows = page[list.rows] ?? [];
    if (!Array.isArray(rows) || rows.length !== page.count) {
      throw broken(
        `counts ${page.count} rows in ${list.path} and sends others`,
      );
    }
    locator = page.nextHref && locatorOf(page.nextHref);
    if (locator !== undefined && (!locator || seen.has(locator))) {
      throw broken(`points to no further page of ${list.path}`);
    }
    yield { rows, last: locator === undefined, next: locator };
  }
}

function locatorOf(href: string): string {
  const query = href.slice(href.indexOf('?') + 1);
  return new URLSearchParams(query).get('locator') ?? '';
}

function broken(what: string): ConnectorError {
  return new ConnectorError('contract', `TeamCity ${what}.`, {
    remedy: 'Look whether a proxy changes the answers of the REST API.',
  });
}
