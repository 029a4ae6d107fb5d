import type { Action, Condition } from './notifications';
import { groupsOf, type Host, type Tags } from './rows';

/** `undefined` for what only an event itself would tell. */
type Verdict = boolean | undefined;

export interface Trigger {
  triggerid: string;
  templateid: string;
  description: string;
  priority: number;
  tags: Tags;
  hosts: Host[];
}

/** By the `priority` of a trigger. */
export const SEVERITIES = [
  ...['not classified', 'information', 'warning'],
  ...['average', 'high', 'disaster'],
];

/** https://www.zabbix.com/documentation/current/en/manual/api/reference/action/object#action-filter-condition */
const TYPES = {
  hostGroup: 0,
  host: 1,
  trigger: 2,
  name: 3,
  severity: 4,
  time: 6,
  template: 13,
  suppressed: 16,
  tag: 25,
  tagValue: 26,
};

const TYPE_WORDS: Record<number, string> = {
  [TYPES.hostGroup]: 'host group',
  [TYPES.host]: 'host',
  [TYPES.trigger]: 'trigger',
  [TYPES.name]: 'event name',
  [TYPES.severity]: 'severity',
  [TYPES.time]: 'time',
  [TYPES.template]: 'template',
  [TYPES.suppressed]: 'suppressed',
  [TYPES.tag]: 'tag',
};

const EQUAL = 0;
const NOT_EQUAL = 1;
const AT_LEAST = 5;
const AT_MOST = 6;
const NO = 11;

const OPERATOR_WORDS = [
  ...['=', '≠', 'contains', 'does not contain', 'in', '≥', '≤'],
  ...['not in', 'matches', 'does not match', 'yes', 'no'],
];

/** Groups, hosts, triggers and templates by their ids, as the API gives them. */
export function describeCondition(condition: Condition): string {
  const { conditiontype, operator, value, value2 } = condition;
  const what =
    conditiontype === TYPES.tagValue
      ? `tag ${value2}`
      : TYPE_WORDS[conditiontype] ?? `condition ${conditiontype}`;
  return [what, OPERATOR_WORDS[operator], value].filter(Boolean).join(' ');
}

/** Combinations of `evaltype`. */
const AND_OR = 0;
const AND = 1;
const OR = 2;

/** Whether an action takes the events of a trigger; own formulas are not evaluated. */
export function takes({ filter }: Action, trigger: Trigger): Verdict {
  const { evaltype, conditions } = filter;
  if (!conditions.length) return true;
  const verdicts = conditions.map(each => holds(each, trigger));
  if (evaltype === AND) return all(verdicts);
  if (evaltype === OR) return any(verdicts);
  if (evaltype !== AND_OR) return undefined;
  const types = [...new Set(conditions.map(c => c.conditiontype))];
  return all(
    types.map(type =>
      any(verdicts.filter((_, at) => conditions[at].conditiontype === type)),
    ),
  );
}

/** Whether an action may take an event of a severity, whatever else it asks for. */
export function mayTake({ filter }: Action, priority: number): boolean {
  const { evaltype, conditions } = filter;
  const own = conditions.filter(c => c.conditiontype === TYPES.severity);
  const others = own.length < conditions.length;
  if (!own.length || (evaltype === OR && others)) return true;
  if (![AND_OR, AND, OR].includes(evaltype)) return true;
  const verdicts = own.map(({ operator, value }) =>
    compare(operator, priority, Number(value)),
  );
  return (evaltype === AND ? all(verdicts) : any(verdicts)) !== false;
}

function all(verdicts: Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

export function any(verdicts: Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function holds(condition: Condition, trigger: Trigger): Verdict {
  const { conditiontype: type, operator, value, value2 } = condition;
  const { hosts, priority, triggerid, templateid, description } = trigger;
  switch (type) {
    case TYPES.severity:
      return compare(operator, priority, Number(value));
    case TYPES.host:
      return negatable(
        operator,
        hosts.some(h => h.hostid === value),
      );
    case TYPES.hostGroup:
      return negatable(operator, inGroup(hosts, value));
    case TYPES.trigger:
      return negatable(
        operator,
        [triggerid, templateid].includes(value) || undefined,
      );
    case TYPES.name:
      return negatable(operator, description.includes(value) || undefined);
    case TYPES.tag:
      return negatable(operator, hasTag(trigger, operator, value));
    case TYPES.tagValue:
      return negatable(operator, hasTag(trigger, operator, value2, value));
    case TYPES.time:
      // It reaches somebody at least some of the time.
      return true;
    case TYPES.suppressed:
      return operator === NO ? true : undefined;
    default:
      return undefined;
  }
}

function compare(operator: number, left: number, right: number): Verdict {
  if (operator === AT_LEAST) return left >= right;
  if (operator === AT_MOST) return left <= right;
  return negatable(operator, left === right);
}

/** Each operator and its opposite follow each other. */
function negatable(operator: number, verdict: Verdict): Verdict {
  const negated = operator % 2 === 1;
  return negated && verdict !== undefined ? !verdict : verdict;
}

/** A group also has the hosts of those below it, whose names only tell. */
function inGroup(hosts: Host[], groupid: string): Verdict {
  const groups = hosts.flatMap(groupsOf);
  if (groups.some(group => group.groupid === groupid)) return true;
  return groups.some(group => group.name.includes('/')) ? undefined : false;
}

/** Events also have the tags of items and templates, so that only what is there is sure. */
function hasTag(
  { tags, hosts }: Trigger,
  operator: number,
  wanted: string,
  value?: string,
): Verdict {
  const exact = operator === EQUAL || operator === NOT_EQUAL;
  const fits = (text: string, pattern: string) =>
    exact ? text === pattern : text.includes(pattern);
  const found = [...tags, ...hosts.flatMap(host => host.tags)].some(tag =>
    value === undefined
      ? fits(tag.tag, wanted)
      : tag.tag === wanted && fits(tag.value, value),
  );
  return found || undefined;
}
