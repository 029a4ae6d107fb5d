import type { z } from 'zod';
import type { alertRoute } from './facts';

type Route = z.output<typeof alertRoute.schema>;
type Labels = Record<string, string>;
type Answer = 'yes' | 'no' | 'maybe';

interface Node {
  route: Route;
  /** Conditions that its parent does not have. */
  own: string[];
  branches: Node[];
}

/**
 * Whether an alert with at least these labels reaches a person through a tree of routes, as the
 * Alertmanager walks it: https://prometheus.io/docs/alerting/latest/configuration/#route-related-settings
 * `undefined` where it depends on labels that the alert may have besides, or the tree has a gap.
 */
export function reachesSomebody(
  labels: Labels,
  routes: readonly Route[],
): boolean | undefined {
  const root = treeOf(routes);
  if (!root || fits(root.own, labels) !== true) return undefined;
  const answer = ask(root, labels);
  return answer === 'maybe' ? undefined : answer === 'yes';
}

function treeOf(routes: readonly Route[]): Node | undefined {
  const nodes = new Map<string, Node>();
  const inOrder = routes
    .filter(route => route.place)
    .sort((a, b) => comparePlaces(a.place!, b.place!));
  for (const route of inOrder) {
    const place = route.place!;
    const key = place.join();
    const parent = nodes.get(place.slice(0, -1).join());
    const isGap = place.length > 0 && parent?.branches.length !== place.at(-1);
    if (nodes.has(key) || isGap) return undefined;
    const own = route.conditions.slice(parent?.route.conditions.length ?? 0);
    const node = { route, own, branches: [] };
    nodes.set(key, node);
    if (place.length > 0) parent!.branches.push(node);
  }
  return nodes.get('');
}

/** Parents first, and branches as they are tried. */
function comparePlaces(a: number[], b: number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return a.length - b.length;
  return at >= b.length ? 1 : a[at] - b[at];
}

/** What comes of an alert that takes this route. */
function ask({ route, branches }: Node, labels: Labels): Answer {
  const possible: Answer[] = [];
  const besides: Answer[] = [];
  let sure: Answer | undefined;
  for (const branch of branches) {
    const fitting = fits(branch.own, labels);
    if (fitting === false) continue;
    const answer = ask(branch, labels);
    const goesOn = branch.route.continues ?? false;
    if (fitting === undefined) {
      if (goesOn) besides.push(answer);
      else possible.push(either(sure, answer));
      continue;
    }
    sure = either(sure, answer);
    if (!goesOn) break;
  }
  const last = sure ?? answerOf(route.reachesSomebody);
  possible.push(last, ...besides.map(answer => either(sure, answer)));
  return possible.every(answer => answer === last) ? last : 'maybe';
}

function answerOf(reaches: boolean | undefined): Answer {
  if (reaches === undefined) return 'maybe';
  return reaches ? 'yes' : 'no';
}

function either(one: Answer = 'no', other: Answer = 'no'): Answer {
  const both = [one, other];
  if (both.includes('yes')) return 'yes';
  return both.includes('maybe') ? 'maybe' : 'no';
}

function fits(conditions: string[], labels: Labels): boolean | undefined {
  const answers = conditions.map(condition => holds(condition, labels));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

const CONDITION = /^\s*([^\s=!~]+)\s*(=~|!~|!=|=)\s*(.*?)\s*$/s;

/** `undefined` for a label that is not known, and for what cannot be read. */
function holds(condition: string, labels: Labels): boolean | undefined {
  const [, name, operator, quoted] = CONDITION.exec(condition) ?? [];
  if (!name || !Object.hasOwn(labels, name)) return undefined;
  const wanted = unquoted(quoted);
  if (wanted === undefined) return undefined;
  const isEqual = operator.endsWith('~')
    ? matches(labels[name], wanted)
    : labels[name] === wanted;
  return operator.startsWith('!') && isEqual !== undefined ? !isEqual : isEqual;
}

function unquoted(text: string): string | undefined {
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function matches(value: string, pattern: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test(value);
  } catch {
    // RE2 knows forms that JavaScript does not.
    return undefined;
  }
}
