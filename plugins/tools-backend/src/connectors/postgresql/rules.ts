import type { Postgres } from './client';

/** What `pg_hba.conf` says about connections from other machines. */
export interface AccessRules {
  /** Whether somebody gets in without proving who they are. */
  trustsStrangers: boolean;
  /** Whether all of them must be encrypted. */
  encryptedOnly: boolean;
}

/** Rules for this machine alone are left out: who is on it has other ways in. */
export async function readRules({ query }: Postgres): Promise<AccessRules> {
  const [rules] = await query<AccessRules>(
    `SELECT coalesce(bool_or(auth_method = 'trust'), false) AS "trustsStrangers",
            coalesce(bool_and(type IN ('hostssl', 'hostgssenc')), true) AS "encryptedOnly"
       FROM pg_hba_file_rules
      WHERE error IS NULL AND type <> 'local' AND auth_method <> 'reject'
        AND coalesce(address, '') !~ '^(127\\.|::1$|localhost$)'`,
  );
  return rules;
}
