import { parseArgs } from 'node:util';
import { duplicates } from './figures/duplicates';
import type { FigureGroup, Sizes } from './figures/figure';
import { firstSync } from './figures/firstSync';
import { gitlab } from './figures/gitlab';
import { hooks } from './figures/hooks';
import { jenkins } from './figures/jenkins';
import { memory } from './figures/memory';
import { stitched } from './figures/stitched';
import { unchanged } from './figures/unchanged';
import { wall } from './figures/wall';
import { isMet, toJson, toTable, type Figure } from './report';
import { World } from './world';

const groups: FigureGroup[] = [
  gitlab,
  jenkins,
  wall,
  unchanged,
  duplicates,
  memory,
  hooks,
  stitched,
  firstSync,
];

const FULL: Sizes = {
  rounds: 5,
  small: 2000,
  middle: 10_000,
  large: 50_000,
  bounded: 100_000,
};

/** Shows that everything runs; the figures mean nothing. */
const QUICK: Sizes = {
  rounds: 1,
  small: 200,
  middle: 200,
  large: 200,
  bounded: 200,
};

/** What others read from the last line. */
const KEYS = [
  'gitlab_requests_vs_floor',
  'gitlab_peer_requests_vs_ours',
  'jenkins_requests_vs_floor',
  'wall_vs_sequential_paging',
  'first_sync_vs_full_mutation',
  'stitched_rate_vs_bare_provider',
  'unchanged_rows_written',
  'one_percent_rows_vs_changed',
  'memory_growth_10x_items',
];

/**
 * Measures the sync; see `groups` for the names of single figures. `--quick` takes small sizes,
 * `--rounds <n>` sets how often.
 */
async function main(args: string[]): Promise<number> {
  const { values, positionals: names } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      rounds: { type: 'string' },
    },
  });
  const unknown = names.find(
    name => !groups.some(group => group.name === name),
  );
  if (unknown) {
    say(
      `No figure "${unknown}". Use one of: ${groups
        .map(g => g.name)
        .join(', ')}.`,
    );
    return 1;
  }
  const sizes = values.quick ? QUICK : FULL;
  if (Number(values.rounds) > 0) sizes.rounds = Number(values.rounds);
  const started = Date.now();
  const figures = await measure(
    groups.filter(({ name }) => !names.length || names.includes(name)),
    sizes,
  );
  const missed = figures.filter(figure => isMet(figure) === false);
  say(`\n${toTable(figures)}\n`);
  say(
    missed.length ? `${missed.length} aims are missed.` : 'All aims are met.',
  );
  const absent = KEYS.filter(key => !figures.some(one => one.key === key));
  if (!names.length && absent.length) say(`Absent: ${absent.join(', ')}`);
  say(toJson(figures, (Date.now() - started) / 1000));
  return !names.length && absent.length ? 1 : 0;
}

async function measure(chosen: FigureGroup[], sizes: Sizes): Promise<Figure[]> {
  say('Starting PostgreSQL and filling a catalog');
  const world = await World.create();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => world.stop().finally(() => process.exit(1)));
  }
  try {
    const figures: Figure[] = [];
    for (const group of chosen) {
      const prefix = `${group.name}: `;
      const context = {
        world,
        sizes,
        say: (text: string) => say(prefix + text),
      };
      const measured = await group.measure(context);
      // A run that is stopped has told what it measured so far.
      measured.forEach(({ key, value }) => context.say(`${key} ${value}`));
      figures.push(...measured);
    }
    return figures;
  } finally {
    await world.stop();
  }
}

function say(text: string) {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
