import {
  SNAPSHOT_PATTERN,
  type RepositorySource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { orEmptyList, type Conduit } from './conduit';

/** Subversion has neither branches nor a list of all its files here. */
const READABLE = ['git', 'hg'];

/** Paths that count, far more than a repository has that is worked on by people. */
const MAX_PATHS = 20_000;

const refsSchema = z.record(
  z.string(),
  z.array(z.object({ identifier: z.string() })),
);
const contentSchema = z.object({
  tooHuge: z.boolean(),
  /** Absent, too, where it took the server too long. */
  filePHID: z.string().nullish(),
});

export interface Readable {
  phid: string;
  fields: {
    vcs: string;
    defaultBranch?: string | null;
    /** Whether the server has yet to get it. */
    isImporting: boolean;
  };
}

/**
 * Files of a repository at the commit of its default branch. A text takes two calls: Diffusion
 * makes a file of it that lives for two days, and that is downloaded.
 */
export function filesOf(
  { phid: repository, fields }: Readable,
  conduit: Conduit,
): RepositorySource {
  return {
    async head() {
      const branch = fields.defaultBranch;
      if (!branch || fields.isImporting || !READABLE.includes(fields.vcs)) {
        return undefined;
      }
      const refs = await conduit.find(
        'diffusion.resolverefs',
        { repository, refs: [branch], types: ['branch'] },
        orEmptyList(refsSchema),
      );
      const [found] = refs?.[branch] ?? [];
      return found && { branch, commit: found.identifier };
    },
    async tree(commit) {
      const paths = await conduit.find(
        'diffusion.querypaths',
        {
          ...{ repository, commit, path: '' },
          ...{ pattern: SNAPSHOT_PATTERN, limit: MAX_PATHS },
        },
        z.array(z.string()),
      );
      return paths && paths.length < MAX_PATHS ? paths : undefined;
    },
    async read(path, commit, maxBytes) {
      const content = await conduit.find(
        'diffusion.filecontentquery',
        { repository, commit, path, byteLimit: maxBytes },
        contentSchema,
      );
      if (content?.tooHuge) return { text: '', cut: true };
      const phid = content?.filePHID;
      if (!phid) return undefined;
      const base64 = await conduit.find('file.download', { phid }, z.string());
      if (base64 === undefined) return undefined;
      const text = Buffer.from(base64, 'base64').toString('utf8');
      return { text, cut: false };
    },
  };
}
