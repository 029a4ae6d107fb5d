import { ciTests } from '@strata/backstage-plugin-tools-common';
import type { Evidence } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

/** What the plugin JUnit, and others that publish results of tests, add to a build. */
const testsSchema = z.object({
  totalCount: z.number(),
  failCount: z.number(),
  skipCount: z.number(),
});

/** One build may publish several results, for example of units and of the whole. */
export function testsFact(actions: unknown[]): NonNullable<Evidence['facts']> {
  const results = actions.flatMap(
    action => testsSchema.safeParse(action).data ?? [],
  );
  if (!results.length) return [];
  const sum = (count: keyof z.output<typeof testsSchema>) =>
    results.reduce((all, result) => all + result[count], 0);
  const value = {
    total: sum('totalCount'),
    failed: sum('failCount'),
    skipped: sum('skipCount'),
  };
  return [{ type: ciTests, value }];
}
