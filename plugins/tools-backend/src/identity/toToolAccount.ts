import type { ToolAccount } from '@strata/backstage-plugin-tools-common';
import type { Account } from '@strata/backstage-plugin-tools-node';
import type { AccountRow } from './rows';

export type JoinedAccount = AccountRow & {
  connector: string;
  url: string | null;
  attributes: string;
  last_activity_at: string | null;
};

export function toToolAccount(
  row: JoinedAccount,
  instanceTitle: string,
): Omit<ToolAccount, 'access' | 'items'> {
  const { username, name, email, createdAt }: Partial<Account> = JSON.parse(
    row.attributes,
  );
  return withoutNulls({
    uid: row.uid,
    connector: row.connector,
    instance: row.instance,
    instanceTitle,
    externalId: row.external_id,
    ...{ username, name, email, createdAt },
    url: row.url ?? undefined,
    active: Boolean(row.active),
    admin: Boolean(row.admin),
    lastSignInAt: row.last_activity_at ?? undefined,
    state: row.state,
    entityRef: row.entity_ref ?? undefined,
    source: row.source ?? undefined,
    reason: row.reason ?? undefined,
    because: row.because ? JSON.parse(row.because) : undefined,
    confidence:
      row.confidence === null ? undefined : Number(row.confidence.toFixed(2)),
    leftAt: row.left_at ?? undefined,
    candidates: JSON.parse(row.candidates),
  });
}

function withoutNulls<T extends object>(value: T): T {
  const known = Object.entries(value).filter(([, v]) => v !== undefined);
  return Object.fromEntries(known) as T;
}
