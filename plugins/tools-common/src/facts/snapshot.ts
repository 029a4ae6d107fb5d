import { z } from 'zod';
import { defineFactType } from './define';

/** What of a repository was not looked at, though it may say what it is built with. */
const leftOutSchema = z.object({
  /** Files that count but lie too deep, or are too many. */
  files: z.number(),
  /** Folders that were not listed; absent where the tool lists none at all. */
  folders: z.number().optional(),
});
export type LeftOut = z.output<typeof leftOutSchema>;

export const repositorySnapshot = defineFactType({
  id: 'repository.snapshot',
  title: 'the commit at which the files of a repository were read',
  schema: z.object({
    /** The newest commit of the default branch. */
    commit: z.string(),
    branch: z.string(),
    /** ISO time. */
    committedAt: z.string().optional(),
    /** Of the declared list and of what is made of its files: with another one they are read again. */
    version: z.string(),
    /** Files that are there and say nothing, with the reason. */
    unreadable: z.array(z.object({ path: z.string(), problem: z.string() })),
  }),
});

export const repositoryFiles = defineFactType({
  id: 'repository.files',
  title: 'which files of a declared list a repository has',
  schema: z.object({
    /** Paths found, out of those in `SNAPSHOT_FILES`; of a folder of migrations only the folder. */
    present: z.array(z.string()),
    /** Folders that the tool cannot list, so that nobody knows what they hold. */
    unlisted: z.array(z.string()).optional(),
  }),
});

export const repositoryCodeOwners = defineFactType({
  id: 'repository.code-owners',
  title: 'whom the code owners file of a repository names',
  schema: z.object({
    path: z.string(),
    /** Of the repository as a whole, as written: `@payments`, `@shop/payments`, `a@example.com`. */
    owners: z.array(z.string()),
    /** Of parts of it, by the section or path that the file names. */
    parts: z.array(z.object({ name: z.string(), owners: z.array(z.string()) })),
  }),
});

export const repositoryDependencies = defineFactType({
  id: 'repository.dependencies',
  title: 'which packages a repository declares that it depends on directly',
  schema: z.object({
    manifests: z.array(
      z.object({
        path: z.string(),
        /** As `@strata/technologies` names them: `go`, `npm`, `image`. */
        ecosystem: z.string(),
        packages: z.number(),
        /** Of these, how many are declared without one exact version. */
        ranges: z.number(),
      }),
    ),
    /** Files that hold the exact versions of everything. */
    lockfiles: z.array(z.string()),
    packages: z.array(
      z.object({
        ecosystem: z.string(),
        name: z.string(),
        version: z.string().optional(),
        path: z.string(),
      }),
    ),
    /** Set where there were more packages than are kept. */
    cut: z.boolean().optional(),
    leftOut: leftOutSchema.optional(),
  }),
});

export const repositoryTechnologies = defineFactType({
  id: 'repository.technologies',
  title: 'which technologies the files of a repository show',
  schema: z.object({
    technologies: z.array(
      z.object({
        /** Id in the knowledge base. */
        id: z.string(),
        seen: z.array(
          z.object({
            path: z.string(),
            /** The package, image or runtime; absent where the file itself shows it. */
            name: z.string().optional(),
            version: z.string().optional(),
          }),
        ),
      }),
    ),
    leftOut: leftOutSchema.optional(),
  }),
});

export const repositoryCatalogInfo = defineFactType({
  id: 'repository.catalog-info',
  title: 'which entities the catalog file of a repository describes',
  schema: z.object({
    path: z.string(),
    /** By which the catalog can read it. */
    url: z.string().optional(),
    entities: z.array(
      z.object({
        /** Entity ref in lower case. */
        ref: z.string(),
        type: z.string().optional(),
        owner: z.string().optional(),
      }),
    ),
    problems: z.array(z.string()),
  }),
});

export const repositoryPipeline = defineFactType({
  id: 'repository.pipeline',
  title: 'what the pipeline in a repository does',
  schema: z.object({
    path: z.string(),
    /** Names of stages and jobs. */
    steps: z.array(z.string()),
    tests: z.boolean(),
    lints: z.boolean(),
    /** Whether a part of it lies elsewhere, where Strata does not read it. */
    includes: z.boolean(),
  }),
});

export const repositoryRunbook = defineFactType({
  id: 'repository.runbook',
  title: 'which sections the runbook of a repository has',
  schema: z.object({ path: z.string(), sections: z.array(z.string()) }),
});

export const repositoryMigrations = defineFactType({
  id: 'repository.migrations',
  title: 'how the database migrations of a repository are named',
  schema: z.object({
    /** Absent where there is none. */
    folder: z.string().optional(),
    files: z.number(),
    /** Names without a number or time that says their order; at most ten. */
    unordered: z.array(z.string()),
    /** Numbers or times that several migrations share. */
    repeated: z.array(z.string()),
  }),
});

/** All that is made of one snapshot. */
export const snapshotFacts = [
  repositorySnapshot,
  repositoryFiles,
  repositoryCodeOwners,
  repositoryDependencies,
  repositoryTechnologies,
  repositoryCatalogInfo,
  repositoryPipeline,
  repositoryRunbook,
  repositoryMigrations,
] as const;
