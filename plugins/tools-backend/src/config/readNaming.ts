import type { Config } from '@backstage/config';
import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { compileNaming, type NamingRule } from '../links/naming';

const KEY = 'toolsLinks';

/** One of `toolsLinks.naming`. */
const ruleSchema = z.strictObject({
  pattern: z.string().min(1),
  connector: z.string().optional(),
  type: z.string().optional(),
});

const linksSchema = z.strictObject({
  naming: z.array(z.unknown()).default([]),
});

/** Reads `toolsLinks.naming`; the problems name every bad key. */
export function readNaming(
  config: Config,
  connectors: readonly ConnectorDefinition<any>[],
): { rules: NamingRule[]; problems: string[] } {
  const read = linksSchema.safeParse(config.getOptional(KEY) ?? {});
  if (!read.success) return { rules: [], problems: describe(KEY, read.error) };
  const rules: NamingRule[] = [];
  const problems: string[] = [];
  read.data.naming.forEach((raw, at) => {
    const key = `${KEY}.naming[${at}]`;
    const parsed = ruleSchema.safeParse(raw);
    if (!parsed.success) {
      problems.push(...describe(key, parsed.error));
      return;
    }
    const { pattern, ...where } = parsed.data;
    const compiled = compileNaming(pattern);
    if ('problem' in compiled) {
      problems.push(`${key}.pattern: ${compiled.problem}`);
    } else {
      rules.push({ ...where, pattern: compiled.pattern, text: pattern });
    }
    problems.push(...unknownNames(key, where, connectors));
  });
  return { rules, problems };
}

function unknownNames(
  key: string,
  { connector, type }: { connector?: string; type?: string },
  connectors: readonly ConnectorDefinition<any>[],
): string[] {
  const ids = connectors.map(({ id }) => id);
  if (connector && !ids.includes(connector)) {
    return [`${key}.connector: no such connector; there are ${list(ids)}`];
  }
  const types = connectors
    .filter(({ id }) => !connector || id === connector)
    .flatMap(({ resources }) => resources.map(({ itemType }) => itemType));
  return type && !types.includes(type)
    ? [`${key}.type: no such type of item; there are ${list(types)}`]
    : [];
}

function list(names: string[]): string {
  return [...new Set(names)].sort().join(', ');
}

function describe(key: string, error: z.ZodError): string[] {
  return error.issues.flatMap(issue => {
    const at = [key, ...issue.path.map(String)].join('.');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map(unknown => `${at}.${unknown}: unknown key`)
      : [`${at}: ${issue.message}`];
  });
}
