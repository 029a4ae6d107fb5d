import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Standard } from '@strata/backstage-plugin-compliance-common';
import { parse } from 'yaml';
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const standardSchema = z.strictObject({
  title: z.string().min(1),
  source: z.string().min(1),
  requirements: z
    .array(
      z.strictObject({
        id,
        title: z.string().min(1),
        checks: z.array(id).min(1),
      }),
    )
    .min(1),
});

/** Reads the standards that ship with the plugin; the id of each is its file name. */
export function loadStandards(): Standard[] {
  const folder = resolvePackagePath(
    '@strata/backstage-plugin-compliance-backend',
    'standards',
  );
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const standard = standardSchema.safeParse(
        parse(readFileSync(join(folder, name), 'utf8')),
      );
      if (!standard.success) {
        throw new Error(
          `standards/${name} is not a standard:\n${z.prettifyError(
            standard.error,
          )}`,
        );
      }
      return { id: name.replace(/\.yaml$/, ''), ...standard.data };
    });
}
