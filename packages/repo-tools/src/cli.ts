import { generate } from './generate';
import { findRepoRoot } from './repoRoot';

const USAGE = `Usage: strata-repo <command>

  generate          write every generated file
  generate --check  list generated files that are not current, and fail
`;

/** Runs one command; resolves to the exit code. */
export async function main(args: string[]): Promise<number> {
  if (args[0] !== 'generate') {
    process.stderr.write(USAGE);
    return 2;
  }
  const check = args.includes('--check');
  const stale = await generate(findRepoRoot(), { write: !check });
  for (const path of stale) {
    process.stdout.write(`${check ? 'not current' : 'wrote'}: ${path}\n`);
  }
  if (check && stale.length > 0) {
    process.stderr.write('Run `yarn generate` and commit the result.\n');
    return 1;
  }
  return 0;
}
