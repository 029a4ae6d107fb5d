import { z } from 'zod';
import { withoutCredentials } from '../shared/urls';

const MULTIBRANCH = /MultiBranchProject$/;
const PRIMARY = /PrimaryInstanceMetadataAction$/;

/** Jenkins answers `{}` for an action of which no asked field exists. */
const actions = z
  .array(
    z
      .object({
        _class: z.string().optional(),
        remoteUrls: z.array(z.string()).optional(),
      })
      .nullable(),
  )
  .optional();

export const buildSchema = z.object({
  number: z.number(),
  /** `null` while it runs. */
  result: z.string().nullish(),
  building: z.boolean().optional(),
  /** Start, in milliseconds since 1970. */
  timestamp: z.number(),
  /** Milliseconds. */
  duration: z.number(),
});
export type Build = z.output<typeof buildSchema>;

/** `null` where a job never ran. */
const lastBuild = buildSchema
  .partial()
  .extend({ number: z.number(), actions })
  .nullish();

const branchSchema = z.object({ name: z.string(), actions, lastBuild });

export const jobSchema = z.object({
  _class: z.string(),
  fullName: z.string().min(1),
  description: z.string().nullish(),
  buildable: z.boolean().optional(),
  lastBuild,
  /** Branches of a multibranch project. */
  jobs: z.array(branchSchema).optional(),
  /** From `config.xml`, where builds do not tell the repository. */
  configured: z.array(z.string()).default([]),
});

export type JobRow = z.output<typeof jobSchema>;

/** Folders and organization folders hold jobs; a multibranch project holds branches and is one job. */
export function isFolder(row: { _class: string; jobs?: unknown }): boolean {
  return row.jobs !== undefined && !MULTIBRANCH.test(row._class);
}

export function isMultibranch(row: Pick<JobRow, '_class'>): boolean {
  return MULTIBRANCH.test(row._class);
}

/** The branch that Jenkins marks as primary, else the first of the usual names. */
export function mainBranchOf(row: JobRow, usual: string[]) {
  const branches = row.jobs ?? [];
  return (
    branches.find(branch =>
      branch.actions?.some(action => PRIMARY.test(action?._class ?? '')),
    ) ??
    usual
      .map(name =>
        branches.find(branch => branch.name === encodeURIComponent(name)),
      )
      .find(branch => branch !== undefined)
  );
}

/**
 * The clone address that the git plugin recorded in the last builds. A build that uses a shared
 * library records several; then only the configuration tells which one is built.
 */
export function repositoriesOf(row: JobRow): string[] {
  const built: Pick<JobRow, 'lastBuild'>[] = [row, ...(row.jobs ?? [])];
  const recorded = built.flatMap(
    job =>
      job.lastBuild?.actions?.flatMap(action => action?.remoteUrls ?? []) ?? [],
  );
  const unique = [...new Set(recorded.map(withoutCredentials))];
  return unique.length === 1 ? unique : row.configured.map(withoutCredentials);
}
