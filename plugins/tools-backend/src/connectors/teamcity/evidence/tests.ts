import { ciTests } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { properties, propertySchema } from '../rows';

const FIELDS =
  'testOccurrences(count,failed,ignored),statistics(property(name,value))';

const buildSchema = z.object({
  /** Absent where the build ran none. */
  testOccurrences: z
    .object({
      count: z.number().default(0),
      failed: z.number().default(0),
      ignored: z.number().default(0),
    })
    .optional(),
  statistics: z.object({ property: z.array(propertySchema) }).optional(),
});

/** What a finished build reports of its tests. */
export async function readTests(
  buildId: number | undefined,
  { api }: ReadContext,
) {
  if (buildId === undefined) return [];
  const build = await api.find(`/builds/id:${buildId}`, buildSchema, {
    query: { fields: FIELDS },
    // Builds are cleaned up.
    allow: [404],
  });
  if (!build) return [];
  const { count = 0, failed = 0, ignored = 0 } = build.testOccurrences ?? {};
  // Lines covered, in percent (https://www.jetbrains.com/help/teamcity/custom-chart.html).
  const lines = Number(properties(build.statistics).CodeCoverageL);
  const value = {
    total: count,
    failed,
    skipped: ignored,
    ...(Number.isFinite(lines) && { coverage: Math.round(lines) }),
  };
  return [{ type: ciTests, value }];
}
