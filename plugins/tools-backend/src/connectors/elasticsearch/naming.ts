/**
 * What index lifecycle management puts before the name of an index that it shrinks, clones to merge,
 * or mounts from a snapshot; the four characters are random, and it may do one after another.
 */
const BY_LIFECYCLE =
  /^(?:(?:(?:shrink|fm-clone)-.{4}|restored|partial)-)+(?=.)/;

/** Those that by default have no replica: a snapshot stands behind them, or they are gone soon. */
const WITHOUT_REPLICAS = /^(?:fm-clone|restored|partial)-/;

/** Dates, weeks and rollover numbers at the end of an index name, with what divides them from it. */
const SUFFIXES = [
  /[-_.]\d{6}$/,
  /[-_.]\d{4}[-_.]?\d{2}[-_.]?\d{2}([-_.T]?\d{2})?$/,
  /[-_.]\d{4}[-_.]\d{2}$/,
  /[-_.]\d{4}[-_.]?w\d{2}$/i,
  /[-_.]\d{4}$/,
];

/** Whether the tool made it of another, that nobody writes to any more. */
export function isMadeByLifecycle(index: string): boolean {
  return BY_LIFECYCLE.test(index);
}

export function needsReplicas(index: string): boolean {
  return !WITHOUT_REPLICAS.test(index);
}

/** `app-*` for `app-2026.11.24`, `app-000003` and `restored-app-000002`, else the name itself. */
export function patternOf(index: string): string {
  const name = index.replace(BY_LIFECYCLE, '');
  const stem = SUFFIXES.reduce(
    (left, suffix) => left.replace(suffix, ''),
    name,
  );
  return stem && stem !== name ? `${stem}-*` : name;
}

/** https://www.elastic.co/docs/reference/fleet/data-streams: type, dataset and namespace. */
const STREAM = /^(?:logs|metrics|traces|synthetics)-([^-]+)-([^-]+)$/;

/** Text for naming rules, and the environment that a name tells. */
export function partsOf(name: string): { name: string; environment?: string } {
  const [, dataset, namespace] = STREAM.exec(name) ?? [];
  if (!dataset) {
    return { name: name.replace(/-\*$/, '').replace(/^logs?-/, '') };
  }
  return {
    name: dataset,
    ...(namespace !== 'default' && { environment: namespace }),
  };
}
