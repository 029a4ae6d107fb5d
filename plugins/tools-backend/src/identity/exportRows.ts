import {
  csvRow,
  type ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { listAccounts, type AccountFilter } from './queries';

const PAGE_SIZE = 500;

const HEADER = [
  'tool',
  'account',
  'name',
  'e-mail',
  'state',
  'belongs to',
  'because',
  'left',
  'administrator',
  'last sign-in',
  'items',
  'access',
  'decided by',
  'address',
];

/** The accounts of a list as records of CSV, read page by page. */
export async function* exportRows(
  asked: Parameters<typeof listAccounts>[0],
  filter: AccountFilter,
): AsyncGenerator<string> {
  yield csvRow(HEADER);
  let cursor: string | undefined;
  do {
    const page = await listAccounts(asked, {
      ...filter,
      cursor,
      limit: PAGE_SIZE,
    });
    for (const account of page.items) yield csvRow(cellsOf(account));
    cursor = page.nextCursor;
  } while (cursor);
}

function cellsOf(account: ToolAccount) {
  return [
    account.instanceTitle,
    account.username ?? account.externalId,
    account.name,
    account.email,
    account.state,
    account.entityRef,
    account.reason,
    account.leftAt,
    account.admin ? 'yes' : undefined,
    account.lastSignInAt?.slice(0, 10),
    account.items,
    account.access.map(one => `${one.title}: ${one.level}`).join('\n'),
    account.decidedBy,
    account.url,
  ];
}
