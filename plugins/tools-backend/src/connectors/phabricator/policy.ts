import type { accessPolicy } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';

type Circle = z.output<typeof accessPolicy.schema>['view'];

/** Values besides these are PHIDs of a person, a project or a policy of one's own. */
const CIRCLES: Record<string, Circle> = {
  public: 'anybody',
  users: 'everyone with an account',
  'no-one': 'nobody',
};

const policySchema = z.object({
  view: z.string(),
  edit: z.string(),
  'diffusion.push': z.string().optional(),
});

/** What an object says of who may see it. */
export const guardedSchema = z.object({
  policy: policySchema,
  /**
   * Who may not see the Space sees nothing in it, whatever the policy says. Conduit tells no policy
   * of a Space and not which one is the default, so each counts as closed to most: the application
   * has no method (https://github.com/phorgeit/phorge/tree/master/src/applications/spaces), and
   * `phid.query` shows the name and address of a Space and whether it is archived, no more.
   */
  spacePHID: z.string().nullish(),
});
export type Guarded = z.output<typeof guardedSchema>;

export function circleOf(policy: string): Circle {
  return CIRCLES[policy] ?? 'some';
}

export function policyOf({
  policy,
  spacePHID,
}: Guarded): z.output<typeof accessPolicy.schema> {
  const within = (value: string): Circle => {
    const circle = circleOf(value);
    return spacePHID && circle !== 'nobody' ? 'some' : circle;
  };
  const push = policy['diffusion.push'];
  return {
    view: within(policy.view),
    edit: within(policy.edit),
    ...(push && { push: within(push) }),
  };
}

/** Whether an account alone is not enough to see it. */
export function isRestricted({ policy, spacePHID }: Guarded): boolean {
  return (
    Boolean(spacePHID) || ['some', 'nobody'].includes(circleOf(policy.view))
  );
}

/** Seconds since 1970 as an ISO time. */
export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
