import type { Because } from './reasons';

/**
 * Whose an account is: `left` belongs to a person who left, `conflict` has rules that are sure of
 * different people, `suggested` waits for a person's word, `unmapped` is nobody's, `service` was
 * declared to be a group's, `bot` is no person's by what the tool says.
 */
export type AccountState =
  | 'left'
  | 'conflict'
  | 'suggested'
  | 'unmapped'
  | 'mapped'
  | 'service'
  | 'bot';

/** States that somebody has to do something about, the most pressing first. */
export const OPEN_ACCOUNT_STATES: readonly AccountState[] = [
  'left',
  'conflict',
  'suggested',
  'unmapped',
];

export type AccountSource =
  | 'annotation'
  | 'email'
  | 'username'
  | 'name'
  | 'manual';

/** A catalog User whose account it may be. */
export interface AccountCandidate {
  entityRef: string;
  source: AccountSource;
  /** One sentence with the evidence. */
  reason: string;
  /** The same, to say it in another language. */
  because?: Because;
  /** From 0 to 1. */
  confidence: number;
  /** The person is no longer there. */
  left?: true;
}

/** What an account may do with one item. */
export interface AccountAccess {
  itemUid: string;
  title: string;
  type: string;
  url?: string;
  /** In the tool's own word. */
  level: string;
  via?: string;
  /** ISO time at which it ends by itself. */
  until?: string;
}

/** An account of a tool and whose it is. Personal data: shown with a permission of its own only. */
export interface ToolAccount {
  /** As that of an item. */
  uid: string;
  connector: string;
  instance: string;
  instanceTitle: string;
  /** The tool's own permanent id. */
  externalId: string;
  username?: string;
  name?: string;
  email?: string;
  /** Absent where an address that no longer is the tool's was stored. */
  url?: string;
  /** Whether it lets somebody in. */
  active: boolean;
  admin: boolean;
  createdAt?: string;
  /** Day of the last sign-in, where the tool tells. */
  lastSignInAt?: string;
  state: AccountState;
  /** The person, or the group of a service account. */
  entityRef?: string;
  source?: AccountSource;
  reason?: string;
  because?: Because;
  confidence?: number;
  /** Since when the person is gone: the day in the catalog, or when the User was missed there. */
  leftAt?: string;
  candidates: AccountCandidate[];
  decidedBy?: string;
  decidedAt?: string;
  /** Some of what it may do, in the items of the team that was asked for. */
  access: AccountAccess[];
  /** How many items that is in all. */
  items: number;
}

/** How many accounts that let somebody in reach the items of a team. */
export interface TeamAccounts {
  /** Absent for what nobody owns. */
  owner?: string;
  left: number;
  /** Neither a known person's nor anything else that is settled. */
  unsettled: number;
  settled: number;
}

export interface AccountOverview {
  teams: TeamAccounts[];
  /** Of all tools, also of accounts without a right of their own; only for those who may see all. */
  everywhere?: Omit<TeamAccounts, 'owner'>;
  /** Users that are missing from the catalog, too many at once to be believed without a person's word. */
  heldLeavers: number;
  /** The tools whose accounts are read, and when they last were as a whole. */
  tools: { instance: string; title: string; lastCompleteAt?: string }[];
}

export interface AccountQuery {
  /** Entity ref of the group that owns the items. */
  team?: string;
  instance?: string;
  /** Default those that are open. */
  state?: AccountState | 'open' | 'all';
  q?: string;
  limit?: number;
  cursor?: string;
}

/** What a person says about an account. */
export type AccountDecision =
  /** It is this User's. */
  | { decision: 'accept'; entityRef: string }
  /** It is not this User's. */
  | { decision: 'reject'; entityRef: string }
  /** It is no person's: this Group answers for it. */
  | { decision: 'service'; entityRef: string }
  /** What was said before no longer holds. */
  | { decision: 'forget' };
