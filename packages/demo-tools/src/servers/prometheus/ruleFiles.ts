import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { RuleGroup } from './rules';

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

interface FileRule {
  alert: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** The alert rules in the files of a folder; nothing ever sets them off. */
export function readRuleFiles(folder: string): RuleGroup[] {
  return fs
    .readdirSync(folder)
    .filter(file => file.endsWith('.yml'))
    .sort()
    .flatMap(file => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const groups: { name: string; rules: FileRule[] }[] = parse(text).groups;
      return groups.map(({ name, rules }) => ({
        name,
        file: path.join(folder, file),
        rules: rules.filter(({ alert }) => alert).map(toRule),
      }));
    });
}

function toRule({
  alert,
  expr,
  labels = {},
  annotations = {},
  ...rule
}: FileRule) {
  return {
    name: alert,
    query: expr,
    duration: secondsOf(rule.for),
    labels,
    annotations,
    state: 'inactive' as const,
  };
}

function secondsOf(duration = '0s'): number {
  const parts = [...duration.matchAll(/(\d+)([smhd])/g)];
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * UNITS[unit], 0);
}
