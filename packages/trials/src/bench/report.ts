import type { Sample } from './rounds';

export interface Aim {
  /** The figure is to be at least, or at most, this. */
  least?: number;
  most?: number;
}

/** One figure of the report; `null` where it could not be measured, with the reason. */
export interface Figure {
  key: string;
  value: number | null;
  spread?: Omit<Sample, 'median'>;
  aim?: Aim;
  note?: string;
}

/** A figure that is the median of some rounds. */
export function ofSample(
  key: string,
  { median, ...spread }: Sample,
  rest: Omit<Figure, 'key' | 'value' | 'spread'> = {},
): Figure {
  return { key, value: median, spread, ...rest };
}

/** Whether the aim is met; `undefined` where there is none, or nothing was measured. */
export function isMet({ aim, value }: Figure): boolean | undefined {
  if (!aim || value === null) return undefined;
  const { least = -Infinity, most = Infinity } = aim;
  return value >= least && value <= most;
}

const verdicts = new Map([
  [true, 'met'],
  [false, 'MISSED'],
  [undefined, ''],
]);

export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(figure => [
    figure.key,
    figure.value === null ? '-' : short(figure.value),
    spreadOf(figure),
    aimOf(figure),
    verdicts.get(isMet(figure))!,
    figure.note ?? '',
  ]);
  const all = [['figure', 'median', 'least … most', 'aim', '', ''], ...rows];
  const widths = all[0].map((_, at) =>
    Math.max(...all.map(row => row[at].length)),
  );
  return all
    .map(row =>
      row
        .map((cell, at) => cell.padEnd(at < row.length - 1 ? widths[at] : 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One line: every figure by its key, and beside them how far to trust them. */
export function toJson(figures: readonly Figure[], seconds: number): string {
  return JSON.stringify({
    ...Object.fromEntries(
      figures.map(({ key, value }) => [
        key,
        value === null ? null : rounded(value),
      ]),
    ),
    figures: Object.fromEntries(
      figures.map(figure => [
        figure.key,
        {
          ...(figure.spread && {
            least: rounded(figure.spread.least),
            most: rounded(figure.spread.most),
            rounds: figure.spread.rounds,
          }),
          ...(figure.aim && { aim: figure.aim, met: isMet(figure) ?? null }),
          ...(figure.note && { note: figure.note }),
        },
      ]),
    ),
    seconds: Math.round(seconds),
  });
}

function spreadOf({ spread }: Figure): string {
  if (!spread) return '';
  const { least, most, rounds } = spread;
  return `${short(least)} … ${short(most)} (${rounds})`;
}

function aimOf({ aim }: Figure): string {
  if (aim?.least !== undefined) return `≥ ${aim.least}`;
  return aim?.most === undefined ? '' : `≤ ${aim.most}`;
}

/** Three digits that count. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

function short(value: number): string {
  return String(rounded(value));
}
