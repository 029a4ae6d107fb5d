import type { Outcome } from '@strata/backstage-plugin-compliance-common';

/** A line of the table `results`. */
export interface ResultRow {
  entity_ref: string;
  check_id: string;
  process: string;
  subject: string;
  entity_title: string;
  team: string | null;
  outcome: Outcome;
  message: string;
  evidence: string;
  hash: string;
  observed_at: string | null;
  since: string;
  updated_at: string;
}

export interface HistoryRow {
  entity_ref: string;
  check_id: string;
  outcome: Outcome;
  message: string;
  from_at: string;
  to_at: string | null;
}

export interface WaiverRow {
  id: string;
  check_id: string;
  entity_ref: string;
  reason: string;
  requested_by: string;
  requested_at: string;
  state: 'requested' | 'approved' | 'rejected';
  decided_by: string | null;
  decided_at: string | null;
  expires_at: string;
}
