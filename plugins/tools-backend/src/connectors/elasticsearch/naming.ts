/** Dates, weeks and rollover numbers at the end of an index name, with what divides them from it. */
const SUFFIXES = [
  /[-_.]\d{6}$/,
  /[-_.]\d{4}[-_.]?\d{2}[-_.]?\d{2}([-_.T]?\d{2})?$/,
  /[-_.]\d{4}[-_.]\d{2}$/,
  /[-_.]\d{4}[-_.]?w\d{2}$/i,
  /[-_.]\d{4}$/,
];

/** `app-*` for `app-2026.11.24` and `app-000003`, else the name itself. */
export function patternOf(index: string): string {
  const stem = SUFFIXES.reduce(
    (name, suffix) => name.replace(suffix, ''),
    index,
  );
  return stem && stem !== index ? `${stem}-*` : index;
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
