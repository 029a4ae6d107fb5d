import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Skipped, type Report } from '@strata/real-tools';
import { compose, library, writeTree } from '../variants';
import { linters } from './linters';
import { promqlRules } from './promql';

type Files = Record<string, string>;

/** Composes every CI, logging and monitoring variant and lints what no compiler looks at. */
export async function lintCompositions(
  report: Report,
  folder: string,
): Promise<void> {
  for (const { id: archetype } of library.archetypes) {
    for (const choice of ['ci', 'logging', 'monitoring']) {
      for (const id of optionsOf(choice)) {
        const name = `${archetype}_${id ?? `no-${choice}`}`;
        const composition = compose(archetype, { [choice]: id });
        await report.run(`${name}: lint`, async () => lint(composition.files));
        if (id === 'monitoring-prometheus') {
          await report.run(`${name}: promtool`, () =>
            checkWithPromtool(join(folder, name), {
              ...composition.files,
              'rules.yml': promqlRules(composition.files),
            }),
          );
          const own = compose(
            archetype,
            {},
            { [id]: { evaluator: 'prometheus' } },
          );
          await report.run(`${name}: promtool on its own rules`, () =>
            checkWithPromtool(join(folder, `${name}_own`), {
              ...own.files,
              'rules.yml': own.files['monitoring/alerts.yaml'],
            }),
          );
        }
      }
    }
  }
}

/** The features that answer a choice, and none where nothing need be chosen. */
function optionsOf(choice: string): (string | undefined)[] {
  const ids = library.features.filter(f => f.choice === choice).map(f => f.id);
  const optional = library.choices.some(
    ({ id, none }) => id === choice && none,
  );
  return optional ? [...ids, undefined] : ids;
}

function lint(files: Files): void {
  const problems: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    for (const { pattern, check } of linters) {
      if (!pattern.test(path)) continue;
      try {
        problems.push(...check(text, files).map(each => `${path}: ${each}`));
      } catch (error) {
        problems.push(`${path}: ${(error as Error).message}`);
      }
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Prometheus itself parses every expression of the alert rules and the dashboard. */
async function checkWithPromtool(folder: string, files: Files): Promise<void> {
  await writeTree(folder, files);
  const check = (kind: string, path: string) => {
    try {
      execFileSync('promtool', ['check', kind, path], {
        cwd: folder,
        stdio: 'pipe',
      });
    } catch (error) {
      const { code, stderr, stdout } = error as NodeJS.ErrnoException & {
        stderr: Buffer;
        stdout: Buffer;
      };
      if (code === 'ENOENT') throw new Skipped('promtool is not installed');
      throw new Error(`promtool check ${kind}: ${stdout}${stderr}`);
    }
  };
  check('rules', 'rules.yml');
  check('config', 'monitoring/prometheus.yml');
}
