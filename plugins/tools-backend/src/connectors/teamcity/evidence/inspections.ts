import { codeInspection } from '@strata/backstage-plugin-tools-common';
import { isLinter, type Evidence } from '@strata/backstage-plugin-tools-node';
import type { z } from 'zod';
import type { BuildTypeRow } from '../rows';

/** Runners that do nothing but inspect code, by their type. */
const INSPECTORS: Record<string, string> = {
  Duplicator: 'IntelliJ IDEA duplicates',
  FxCop: 'FxCop',
  Inspection: 'IntelliJ IDEA inspections',
  Qodana: 'Qodana',
  'dotnet-tools-dupfinder': 'ReSharper duplicates',
  'dotnet-tools-inspectcode': 'ReSharper inspections',
  'sonar-plugin': 'SonarQube',
};

/** What a build found. */
export type Found = Omit<
  z.output<typeof codeInspection.schema>,
  'inspectors' | 'passed'
>;

/** Nothing where no step inspects and no build told of an inspection: a script may have done it. */
export function inspectionFact(
  row: BuildTypeRow,
  found: Found = {},
): NonNullable<Evidence['facts']> {
  const inspectors = inspectorsOf(row);
  const { errors, warnings, duplicates, finishedAt } = found;
  const results = { errors, warnings, duplicates };
  const seen = Object.values(results).some(value => value !== undefined);
  if (!seen && !inspectors.length) return [];
  const value = { inspectors, ...(seen && { ...results, finishedAt }) };
  return [{ type: codeInspection, value }];
}

/** By the runner, or by the name that somebody gave a step with a script. */
function inspectorsOf({ steps }: BuildTypeRow): string[] {
  const names = (steps?.step ?? [])
    .filter(({ disabled }) => !disabled)
    .flatMap(({ type, name }) => {
      if (INSPECTORS[type]) return INSPECTORS[type];
      return name && isLinter(name) ? name : [];
    });
  return [...new Set(names)].sort();
}
