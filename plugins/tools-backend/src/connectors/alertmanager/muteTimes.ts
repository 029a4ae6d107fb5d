import { z } from 'zod';

/** When a route tells nobody. */
export type Muted = 'always' | 'at times';

const list = z.array(z.coerce.string()).nullish();

const intervalSchema = z.looseObject({
  times: z
    .array(z.object({ start_time: z.string(), end_time: z.string() }))
    .nullish(),
  weekdays: list,
  days_of_month: list,
  months: list,
  years: list,
});
type Interval = z.output<typeof intervalSchema>;

const namedSchema = z.object({
  name: z.string(),
  time_intervals: z.array(intervalSchema).nullish(),
});

/** Intervals by name, as `time_intervals` or, before 0.24, `mute_time_intervals` define them. */
export type TimeIntervals = Map<string, Interval[]>;

export function timeIntervalsOf(definitions: unknown[]): TimeIntervals {
  return new Map(
    definitions.flatMap(raw => {
      const { data } = namedSchema.safeParse(raw);
      return data ? [[data.name, data.time_intervals ?? []]] : [];
    }),
  );
}

/** How far the named intervals mute a route; one that is not known mutes for an unknown time. */
export function mutedBy(
  { mute, active }: { mute: string[]; active: string[] },
  known: TimeIntervals,
): Muted | undefined {
  const muting = mute.flatMap(name => known.get(name) ?? []);
  const letting = active.map(name => known.get(name));
  const neverLets =
    active.length > 0 && letting.every(intervals => intervals?.length === 0);
  if (neverLets || lastForEver(muting)) return 'always';
  const alwaysLets =
    !active.length ||
    lastForEver(letting.flatMap(intervals => intervals ?? []));
  return mute.length || !alwaysLets ? 'at times' : undefined;
}

const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday';
const MONTHS =
  'january february march april may june july august september october november december';
const MINUTES = 24 * 60;

/** Whether at every time at least one interval holds. Time zones do not change what holds all day. */
function lastForEver(intervals: Interval[]): boolean {
  const spans = intervals.filter(({ years }) => !years?.length).map(spanOf);
  const starts = [0, ...spans.flatMap(span => span.times.map(([, to]) => to))];
  const minutes = starts.filter(minute => minute < MINUTES);
  return [...Array(7).keys()].every(weekday =>
    numbers(1, 12).every(month =>
      numbers(1, 31).every(day =>
        minutes.every(minute =>
          spans.some(
            span =>
              span.weekdays.has(weekday) &&
              span.months.has(month) &&
              span.days.has(day) &&
              span.times.some(([from, to]) => from <= minute && minute < to),
          ),
        ),
      ),
    ),
  );
}

/** What an interval holds in; empty lists are no limit. */
function spanOf({ times, weekdays, days_of_month: days, months }: Interval) {
  return {
    times: times?.length
      ? times.map(time => [minuteOf(time.start_time), minuteOf(time.end_time)])
      : [[0, MINUTES]],
    weekdays: setOf(weekdays, numbers(0, 6), WEEKDAYS.split(' ')),
    // Days that count from the end differ by month: only as an end of `1:-1` are they understood.
    days: setOf(
      days?.map(range => range.replace(/^1:-1$/, '1:31')),
      numbers(1, 31),
      [],
    ),
    months: setOf(months, numbers(1, 12), ['', ...MONTHS.split(' ')]),
  };
}

/** The members of ranges such as `monday:friday` or `3`. */
function setOf(
  ranges: string[] | null | undefined,
  all: number[],
  names: string[],
): Set<number> {
  if (!ranges?.length) return new Set(all);
  const numberOf = (text: string) => {
    const named = names.indexOf(text.trim().toLowerCase());
    return named >= 0 ? named : Number(text);
  };
  return new Set(
    ranges.flatMap(range => {
      const [from, to = from] = range.split(':').map(numberOf);
      return from >= 0 && to <= Math.max(...all) ? numbers(from, to) : [];
    }),
  );
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function numbers(from: number, to: number): number[] {
  return Array.from(
    { length: Math.max(0, to - from + 1) },
    (_, at) => from + at,
  );
}
