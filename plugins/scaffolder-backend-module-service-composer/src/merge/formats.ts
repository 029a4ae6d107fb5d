import { parse as parseToml, stringify as stringifyToml } from 'smol-toml';
import { parse as parseYaml, stringify as stringifyYaml } from 'yaml';
import type { Format } from './format';
import { goMod, goSum } from './goMod';

const json: Format = {
  parse: JSON.parse,
  stringify: value => `${JSON.stringify(value, null, 2)}\n`,
};

const yaml: Format = {
  parse: text => parseYaml(text),
  stringify: value => stringifyYaml(value, { lineWidth: 0 }),
};

const toml: Format = {
  parse: text => parseToml(text),
  stringify: value => `${stringifyToml(value).trimEnd()}\n`,
};

const byName: [RegExp, Format][] = [
  [/\.json$/, json],
  [/\.ya?ml$/, yaml],
  [/\.toml$/, toml],
  [/(^|\/)go\.mod$/, goMod],
  [/(^|\/)go\.sum$/, goSum],
];

/** The format of a path, or nothing when files of its kind have one owner only. */
export function formatOf(path: string): Format | undefined {
  return byName.find(([pattern]) => pattern.test(path))?.[1];
}
