import { ciConfiguration } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRunEach } from '../../shared/perRun';
import { readParents } from '../parents';

const configSchema = z.object({
  synchronizationMode: z.enum([
    'enabled',
    'disabled',
    'useParentProjectSettings',
  ]),
});

/** Many build configurations are in few projects. */
const isAsCode = perRunEach(readMode);

/** Whether the settings of a project lie in a repository; nothing where they are not shown. */
export async function readAsCode(projectId: string, context: ReadContext) {
  const asCode = await isAsCode(projectId, context);
  return asCode === undefined
    ? []
    : [{ type: ciConfiguration, value: { asCode } }];
}

/** Versions before 2022.12 have no such address and answer 404. */
async function readMode(
  id: string,
  context: ReadContext,
): Promise<boolean | undefined> {
  const path = `/projects/id:${encodeURIComponent(
    id,
  )}/versionedSettings/config`;
  const config = await context.api.find(path, configSchema, {
    allow: [403, 404],
  });
  const mode = config?.synchronizationMode;
  if (!mode) return undefined;
  if (mode !== 'useParentProjectSettings') return mode === 'enabled';
  const parent = (await readParents(context)).get(id);
  return parent === undefined ? false : isAsCode(parent, context);
}
