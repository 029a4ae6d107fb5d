import { patternCost } from './patternCost';

/** A rule of the company for names: which part of an item's name is the service's. */
export interface NamingRule {
  pattern: RegExp;
  /** The pattern as it is written in the configuration. */
  text: string;
  /** Where it holds; everywhere where absent. */
  connector?: string;
  type?: string;
}

/** Longer names are not tried. */
export const LONGEST_NAME = 120;

/** Ways to try a pattern on the longest name: enough for two parts of any length and some choices. */
const MOST_WAYS = 250_000;

const LONGEST_PATTERN = 200;

/** The pattern for whole names, or what is wrong with it. */
export function compileNaming(
  pattern: string,
): { pattern: RegExp } | { problem: string } {
  if (pattern.length > LONGEST_PATTERN) {
    return { problem: `longer than ${LONGEST_PATTERN} characters` };
  }
  let compiled: RegExp;
  try {
    // Alone first, so that no bracket of its own closes the one around it.
    compiled = new RegExp(pattern, 'u');
    compiled = new RegExp(`^(?:${pattern})$`, 'iu');
    // Node.js builds the machine of a pattern at its first use, and some are too large.
    compiled.test('');
  } catch {
    return { problem: 'not a regular expression' };
  }
  if (!/\(\?<service>/.test(pattern)) {
    return {
      problem:
        'names no service; put (?<service>…) around its part of the name',
    };
  }
  return patternCost(pattern, LONGEST_NAME) > MOST_WAYS
    ? {
        problem:
          'could take too long on some names; use fewer *, + and | and no look-around, back reference or repeated group with choices',
      }
    : { pattern: compiled };
}

/** The names of services that the rules take out of the name of an item, with the rule of each. */
export function namedServices(
  rules: readonly NamingRule[],
  item: { connector: string; type: string; name: string },
): { rule: NamingRule; service: string }[] {
  if (item.name.length > LONGEST_NAME) return [];
  return rules.flatMap(rule => {
    if (rule.connector && rule.connector !== item.connector) return [];
    if (rule.type && rule.type !== item.type) return [];
    const service = rule.pattern.exec(item.name)?.groups?.service;
    return service ? [{ rule, service }] : [];
  });
}
