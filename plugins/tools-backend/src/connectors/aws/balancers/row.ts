import { z } from 'zod';

/** One load balancer of either generation. */
export const balancerSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  kind: z.enum(['application', 'network', 'gateway', 'classic']),
  region: z.string(),
  public: z.boolean(),
  dnsName: z.string().optional(),
  zones: z.number(),
  /** `active`, `provisioning`, `active_impaired` or `failed`; the first generation has none. */
  state: z.string().optional(),
  labels: z.record(z.string(), z.string()),
});
export type BalancerRow = z.output<typeof balancerSchema>;

/** A port that a load balancer listens on. */
export interface Listener {
  protocol: string;
  /** Whether every request is sent on to an encrypted address. */
  redirects: boolean;
  tlsPolicies: string[];
  /** ARNs; absent where the account may not see them. */
  certificates?: string[];
}

/** What has to be asked for each load balancer. */
export interface BalancerDetails {
  listeners: Listener[];
  accessLogs?: boolean;
  deletionProtection?: boolean;
  firewall?: boolean;
  targets: number;
  healthyTargets: number;
  /** Whether any one target may fail; absent where none is registered. */
  redundant?: boolean;
}

/** A machine or address that a load balancer sends requests to; several ports of one fail together. */
export interface Target {
  id?: string;
  healthy: boolean;
}

/** Of groups of targets, of which each serves what the others do not. */
export function areRedundant(groups: Target[][]): boolean | undefined {
  const used = groups.filter(targets => targets.length);
  if (!used.length) return undefined;
  return used.every(targets => {
    const healthy = targets.filter(each => each.healthy);
    return new Set(healthy.map(({ id }) => id)).size > 1;
  });
}

/** One page of load balancers of one region. */
export interface BalancerPage {
  rows: unknown[];
  nextMarker?: string;
}
