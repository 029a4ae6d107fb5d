import type { ToolAccount } from '@strata/backstage-plugin-tools-common';

/** What people call an account. */
export function accountName({
  name,
  username,
  externalId,
}: Pick<ToolAccount, 'name' | 'username' | 'externalId'>): string {
  return name ?? username ?? externalId;
}
