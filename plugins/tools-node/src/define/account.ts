import type {
  Evidence,
  ItemDraft,
  ReadContext,
  ResourceDefinition,
} from './connector';

/**
 * `itemType` of a resource whose rows are accounts. They are people: Strata keeps them out of the
 * catalog, of links and of every list but the one of accounts, which has a permission of its own.
 */
export const ACCOUNT_TYPE = 'tool-account';

/** What a tool tells of one of its accounts; what it hides from the credential is left out. */
export interface Account {
  /** What the person signs in with, or the name that the tool shows for it. */
  username?: string;
  name?: string;
  email?: string;
  /** False where the tool says that nobody has shown that the address is theirs. */
  emailVerified?: boolean;
  /** Only an active account lets somebody in. */
  state: 'active' | 'blocked' | 'deactivated';
  kind: 'person' | 'bot';
  /** May do everything in the tool. */
  admin?: boolean;
  /** ISO time. */
  createdAt?: string;
  /** What a catalog User's annotation may hold, by its key, for example `gitlab.com/user-id`. */
  annotations?: Record<string, string[]>;
  /** Page of the account, for those who may change it. */
  url: string;
}

export interface AccountsDefinition<T, C>
  extends Pick<
    ResourceDefinition<T, C>,
    'schema' | 'list' | 'id' | 'mayBeEmpty'
  > {
  /** `undefined` for a row that nobody signs in as. */
  toAccount(row: T, context: ReadContext<C>): Account | undefined;
  /** When the account was last used. */
  lastSignIn?(
    row: T,
    context: ReadContext<C>,
  ): Date | string | null | undefined;
}

/** Declares the resource `accounts`: who may sign in to a tool. */
export function defineAccounts<T, C = any>({
  toAccount,
  lastSignIn,
  ...resource
}: AccountsDefinition<T, C>): ResourceDefinition<T, C> {
  return {
    ...resource,
    name: 'accounts',
    title: 'Accounts',
    itemType: ACCOUNT_TYPE,
    process: 'access-control',
    shared: true,
    toItem(row, context) {
      const account = toAccount(row, context);
      return account && accountItem(resource.id(row), account);
    },
    evidence: (row, context) =>
      accountStatus(toAccount(row, context)!, lastSignIn?.(row, context)),
  };
}

/**
 * The item of an account. Its title is what the tool numbers it by: titles reach lists, samples
 * and errors that everybody sees.
 */
function accountItem(id: string, account: Account): ItemDraft {
  const { url, annotations = {}, ...attributes } = account;
  const known = Object.entries(attributes).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return {
    title: `Account ${id}`,
    url,
    hints: { annotations },
    attributes: Object.fromEntries(known),
  };
}

/** How an account is: the day of the last sign-in, because its minute would make every read a change. */
function accountStatus(
  { state }: Account,
  lastSignIn?: Date | string | null,
): Evidence {
  const time = new Date(lastSignIn ?? NaN);
  const known = !Number.isNaN(time.getTime()) && time.getTime() > 0;
  return {
    status: {
      health: state === 'active' ? 'ok' : 'unknown',
      word: state,
      ...(known && {
        lastActivityAt: `${time.toISOString().slice(0, 10)}T00:00:00.000Z`,
      }),
    },
  };
}
