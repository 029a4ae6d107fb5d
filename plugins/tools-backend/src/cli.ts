/**
 * The command `strata`.
 *
 * @packageDocumentation
 */
import { parseArgs } from 'node:util';
import { checkTools } from './cli/checkTools';
import type { Output } from './cli/output';
import { readConfig } from './cli/readConfig';
import { findOwnConnectors } from './cli/ownConnectors/findOwnConnectors';
import { connectors as builtIn } from './connectors/index.generated';

const USAGE = `Usage: strata tools check [<connector>.<instance> | <connector>] [--config <file>]…
       [--module <file>]…

Tries address, credential and permissions of each configured tool, and prints what to ask for.
Changes nothing. Knows the connectors of Strata, and those that modules among the dependencies of
the backend (around this folder, or packages/backend) and files named by --module add.
Reads app-config.yaml and app-config.local.yaml unless files are named by --config.

Exit code: 0 all can be read, 1 something is broken, 2 wrong usage.
`;

const terminal: Output = {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
};

/** Runs one command; resolves to the exit code. */
export async function main(
  args: string[],
  output: Output = terminal,
): Promise<number> {
  const parsed = parse(args);
  if (parsed === 'help') {
    output.out(USAGE);
    return 0;
  }
  if (!parsed) {
    output.err(USAGE);
    return 2;
  }
  const config = await readConfig(parsed.files).catch((error: Error) => {
    output.err(`${error.message}\n`);
  });
  if (!config) return 1;
  const own = await findOwnConnectors(config, process.cwd(), parsed.modules);
  for (const problem of own.problems) output.err(`${problem}\n`);
  const connectors = [...builtIn, ...own.connectors];
  const { wanted } = parsed;
  const code = await checkTools({ config, connectors, wanted, output });
  return own.problems.length ? code || 1 : code;
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: { type: 'string', multiple: true },
        module: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return 'help';
    const [noun, verb, wanted, ...more] = positionals;
    if (noun !== 'tools' || verb !== 'check' || more.length) return undefined;
    const { config: files = [], module: modules = [] } = values;
    return { files, modules, wanted };
  } catch {
    return undefined;
  }
}
