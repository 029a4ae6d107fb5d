import { ciTests, codeInspection } from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  KnownFacts,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { properties, propertySchema, type BuildTypeRow } from '../rows';
import { inspectionFact, type Found } from './inspections';

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

/** The newest build that has ended. */
export interface Finished {
  id: number;
  finishedAt?: string;
  /** Whether it was so in the read before, too. */
  same: boolean;
}

/** What the newest finished build reports of its tests and of the code. */
export async function readResults(
  row: BuildTypeRow,
  build: Finished | undefined,
  { api }: ReadContext,
  known: KnownFacts,
): Promise<Pick<Evidence, 'facts' | 'unchanged'>> {
  if (build?.same && known.get(ciTests)) {
    return {
      facts: inspectionFact(row, known.get(codeInspection)),
      unchanged: [ciTests],
    };
  }
  const results =
    build &&
    (await api.find(`/builds/id:${build.id}`, buildSchema, {
      query: { fields: FIELDS },
      // Builds are cleaned up.
      allow: [404],
    }));
  if (!results) return { facts: inspectionFact(row) };
  const { count = 0, failed = 0, ignored = 0 } = results.testOccurrences ?? {};
  // By name (https://www.jetbrains.com/help/teamcity/custom-chart.html).
  const statistics = properties(results.statistics);
  const lines = numberOf(statistics.CodeCoverageL);
  const tests = {
    ...{ total: count, failed, skipped: ignored },
    ...(lines !== undefined && { coverage: Math.round(lines) }),
  };
  const found: Found = {
    errors: numberOf(statistics.InspectionStatsE),
    warnings: numberOf(statistics.InspectionStatsW),
    duplicates: numberOf(statistics.DuplicatorStats),
    finishedAt: build.finishedAt,
  };
  return {
    facts: [{ type: ciTests, value: tests }, ...inspectionFact(row, found)],
  };
}

function numberOf(text: string | undefined): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
