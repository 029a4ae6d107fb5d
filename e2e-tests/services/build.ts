import { run } from '@strata/real-tools';
import type { Variant } from './variants';

type Build = (folder: string, env: Record<string, string>) => Promise<void>;

/** Builds a variant and runs what its own CI would run. */
const builds: Record<string, Build> = {
  async typescript(folder, env) {
    await run(folder, 'npm', [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
    ]);
    await run(folder, 'npm', ['run', 'build']);
    await run(folder, 'npm', ['run', 'lint']);
    await run(folder, 'npm', ['test'], env);
  },
  async go(folder, env) {
    await run(folder, 'go', ['generate', './...']);
    await run(folder, 'go', ['mod', 'tidy', '-diff']);
    await run(folder, 'go', ['build', '-o', 'bin/service', './cmd/service']);
    await run(folder, 'go', ['vet', './...']);
    await run(folder, 'go', ['test', './...'], env);
    const unformatted = await run(folder, 'gofmt', [
      '-l',
      'cmd',
      'internal/app',
      'internal/features',
      'internal/greeting',
      'internal/observe',
    ]);
    if (unformatted) throw new Error(`gofmt would change:\n${unformatted}`);
  },
};

/** The command that starts a built service. */
const starts: Record<string, [string, string[]]> = {
  typescript: [process.execPath, ['dist/src/main.js']],
  go: ['./bin/service', []],
};

export function build(
  { archetype }: Variant,
  folder: string,
  env: Record<string, string>,
): Promise<void> {
  return builds[archetype](folder, env);
}

export function startCommand({ archetype }: Variant): [string, string[]] {
  return starts[archetype];
}
