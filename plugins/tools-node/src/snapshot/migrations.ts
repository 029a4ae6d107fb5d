/** `V2__x.sql` and `V2.1__x.sql` of Flyway, `0002_x.sql`, `20260102030405_x.rb`. */
const ORDER = /^[VU]?(\d[\d._]*?)(?:__|[_-])/;

/** Repeatable ones of Flyway, and what belongs to the folder itself. */
const NO_ORDER = /^R__|^(README|\.|atlas\.sum|schema|__init__)/i;

const MAX_NAMES = 10;

/** Whether the names of migrations say in which order they run. */
export function describeMigrations(
  folder: string | undefined,
  names: readonly string[],
) {
  const own = names.filter(name => !NO_ORDER.test(name));
  const orders = new Map<string, Set<string>>();
  const unordered: string[] = [];
  for (const name of own) {
    const order = ORDER.exec(name)?.[1];
    if (order === undefined) unordered.push(name);
    // One step has two files, up and down, in some tools.
    else orders.set(order, (orders.get(order) ?? new Set()).add(stepOf(name)));
  }
  return {
    ...(folder && { folder }),
    files: own.length,
    unordered: unordered.sort().slice(0, MAX_NAMES),
    repeated: [...orders]
      .filter(([, steps]) => steps.size > 1)
      .map(([order]) => order)
      .sort()
      .slice(0, MAX_NAMES),
  };
}

function stepOf(name: string): string {
  return name.replace(/^[VU]/, '').replace(/(\.(up|down|do|undo))?\.\w+$/, '');
}
