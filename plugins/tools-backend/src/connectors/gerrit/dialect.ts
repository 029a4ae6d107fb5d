import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRun } from '../shared/perRun';

interface Dialect {
  /** Whether rules may be in submit requirements, and whether these can be listed. */
  submitRequirements: 'none' | 'hidden' | 'listed';
}

/** From which version on, newest first. */
const DIALECTS: { from: [major: number, minor: number]; dialect: Dialect }[] = [
  { from: [3, 7], dialect: { submitRequirements: 'listed' } },
  { from: [3, 5], dialect: { submitRequirements: 'hidden' } },
  { from: [0, 0], dialect: { submitRequirements: 'none' } },
];

/** What the version of this Gerrit can tell; builds from its master branch count as the newest. */
export const readDialect = perRun(
  async ({ api }: ReadContext): Promise<Dialect> => {
    const version = await api.get('/config/server/version', z.string());
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
    const found = DIALECTS.find(
      ({ from }) =>
        major === undefined ||
        Number(major) > from[0] ||
        (Number(major) === from[0] && Number(minor) >= from[1]),
    );
    return found!.dialect;
  },
);
