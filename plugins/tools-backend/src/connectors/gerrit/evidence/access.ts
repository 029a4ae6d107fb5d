import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRunEach } from '../../shared/perRun';
import { projectPath } from '../project';

const ruleSchema = z.object({
  action: z.string(),
  force: z.boolean().optional(),
});
const permissionSchema = z.object({
  exclusive: z.boolean().optional(),
  /** By the UUID of the group. */
  rules: z.record(z.string(), ruleSchema).default({}),
});
const accessSchema = z.object({
  /** Absent where this account may not read the rights as they are written. */
  config_visible: z.boolean().optional(),
  inherits_from: z.object({ name: z.string() }).optional(),
  /** By the pattern of the ref. */
  local: z
    .record(
      z.string(),
      z.object({ permissions: z.record(z.string(), permissionSchema) }),
    )
    .default({}),
});

export type Rule = z.output<typeof ruleSchema>;
export type Permission = z.output<typeof permissionSchema>;
/** The access rights that one project writes down. */
export type Access = z.output<typeof accessSchema>;

/** Many projects inherit from few. */
const readAccess = perRunEach(
  (name: string, { api }: ReadContext): Promise<Access | undefined> =>
    api.find(`${projectPath(name)}/access`, accessSchema, {
      allow: [403, 404],
    }),
);

/** The rights of a project and of all that it inherits from, itself first; nothing unless all are seen. */
export async function readAccessChain(
  project: string,
  context: ReadContext,
): Promise<Access[] | undefined> {
  const chain: Access[] = [];
  const names = new Set<string>();
  for (let next: string | undefined = project; next && !names.has(next); ) {
    names.add(next);
    const access: Access | undefined = await readAccess(next, context);
    if (!access?.config_visible) return undefined;
    chain.push(access);
    next = access.inherits_from?.name;
  }
  return chain;
}
