import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { unlessForbidden } from '../shared/permission';
import type { BalancerRow } from './balancers/row';
import { waf } from './clients';

/** Whether a firewall stands before a load balancer; only those for applications can have one. */
export async function readFirewall(
  { use }: ReadContext,
  { id, kind, region }: BalancerRow,
): Promise<boolean | undefined> {
  if (kind !== 'application') return undefined;
  const answer = await unlessForbidden(
    use(waf, clients =>
      clients.in(region).getWebACLForResource({ ResourceArn: id }),
    ),
  );
  return answer && Boolean(answer.WebACL);
}
