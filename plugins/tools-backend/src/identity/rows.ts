import type {
  AccountSource,
  AccountState,
} from '@strata/backstage-plugin-tools-common';

export interface PersonRow {
  entity_ref: string;
  name: string;
  display_name: string | null;
  email: string | null;
  annotations: string;
  left_on: string | null;
  missing_since: string | null;
  gone_at: string | null;
}

export interface AccountRow {
  uid: string;
  instance: string;
  external_id: string;
  active: boolean | 0 | 1;
  admin: boolean | 0 | 1;
  state: AccountState;
  entity_ref: string | null;
  source: AccountSource | null;
  reason: string | null;
  /** JSON of a `Because`; null also where the row is older than that. */
  because: string | null;
  confidence: number | null;
  left_at: string | null;
  candidates: string;
  sort_key: string;
}

export interface AccountDecisionRow {
  uid: string;
  entity_ref: string;
  decision: 'accepted' | 'rejected' | 'service';
  decided_by: string;
  decided_at: string;
}

export interface GrantRow {
  item_uid: string;
  account: string;
  level: string;
  via: string | null;
  until: string | null;
}

export interface GrantSourceRow {
  item_uid: string;
  observed_at: string;
  everyone: string | null;
  complete: boolean | 0 | 1;
}
