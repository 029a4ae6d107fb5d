import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { buildVariants, type Variant } from './variants';
import { lintCompositions } from './lint/lintCompositions';
import { startPostgres } from '@strata/real-tools';
import { Report } from '@strata/real-tools';
import { verifyService } from './verifyService';

const USAGE = `Usage: test:services [--sample] [--only <text>]

  --sample        one variant per language instead of all eight
  --only <text>   only variants whose name contains the text
`;

/** Builds, starts and calls each distinct code variant; composes and lints the rest. */
async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const report = new Report();
  const folder = await mkdtemp(join(tmpdir(), 'strata-services-'));
  const postgres = await startPostgres();
  try {
    await lintCompositions(report, folder);
    const variants = choose(buildVariants(), args);
    // One chain a language: the two compilers do not wait for each other.
    await Promise.all(
      ['typescript', 'go'].map(async archetype => {
        for (const variant of variants) {
          if (variant.archetype !== archetype) continue;
          await report.run(variant.name, () =>
            verifyService(variant, join(folder, variant.name), postgres),
          );
        }
      }),
    );
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return report.finish();
}

function choose(variants: Variant[], args: string[]): Variant[] {
  if (args.includes('--sample')) return variants.filter(each => each.sample);
  const at = args.indexOf('--only');
  return at < 0
    ? variants
    : variants.filter(({ name }) => name.includes(args[at + 1] ?? ''));
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
