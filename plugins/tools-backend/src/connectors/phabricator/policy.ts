import type { accessPolicy } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';

type Circle = z.output<typeof accessPolicy.schema>['view'];

/** Values besides these are PHIDs of a person, a project or a policy of one's own. */
const CIRCLES: Record<string, Circle> = {
  public: 'anybody',
  users: 'everyone with an account',
  'no-one': 'nobody',
};

export const policySchema = z.object({
  view: z.string(),
  edit: z.string(),
  'diffusion.push': z.string().optional(),
});
export type Policy = z.output<typeof policySchema>;

export function circleOf(policy: string): Circle {
  return CIRCLES[policy] ?? 'some';
}

export function policyOf(policy: Policy): z.output<typeof accessPolicy.schema> {
  const push = policy['diffusion.push'];
  return {
    view: circleOf(policy.view),
    edit: circleOf(policy.edit),
    ...(push && { push: circleOf(push) }),
  };
}

/** Whether an account alone is not enough to see it. */
export function isRestricted({ view }: Policy): boolean {
  return ['some', 'nobody'].includes(circleOf(view));
}

/** Seconds since 1970 as an ISO time. */
export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
