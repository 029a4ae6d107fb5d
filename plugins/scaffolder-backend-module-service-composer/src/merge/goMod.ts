import type { Format } from './format';

interface GoMod {
  /** `module`, `go` and `toolchain`. */
  head: Record<string, string>;
  /** Version by module path. */
  require: Record<string, string>;
  /** Paths that the service itself imports; the rest is marked `// indirect`. */
  direct: string[];
}

const HEAD = ['module', 'go', 'toolchain'];

/** `go.mod` without `replace` and `exclude`. A module that one part imports is direct for all. */
export const goMod: Format = {
  parse(text): GoMod {
    const parsed: GoMod = { head: {}, require: {}, direct: [] };
    for (const line of text.split('\n')) {
      const words = line
        .trim()
        .replace(/^require\s+/, '')
        .split(/\s+/);
      const [first, second, ...comment] = words;
      if (HEAD.includes(first)) {
        parsed.head[first] = second;
      } else if (second?.startsWith('v')) {
        parsed.require[first] = second;
        if (!comment.includes('indirect')) parsed.direct.push(first);
      }
    }
    return parsed;
  },
  stringify(value) {
    const { head, require, direct } = value as GoMod;
    const paths = Object.keys(require).sort();
    const block = (chosen: string[], comment: string) =>
      chosen.length > 0
        ? `\nrequire (\n${chosen
            .map(path => `\t${path} ${require[path]}${comment}\n`)
            .join('')})\n`
        : '';
    return [
      HEAD.filter(key => head[key])
        .map(key => `${key} ${head[key]}\n`)
        .join('\n'),
      block(
        paths.filter(path => direct.includes(path)),
        '',
      ),
      block(
        paths.filter(path => !direct.includes(path)),
        ' // indirect',
      ),
    ].join('');
  },
};

/** Lines without an order of their own, written as Go sorts them: by path, then by version. */
export const goSum: Format = {
  parse: text => text.split('\n').filter(Boolean),
  stringify(value) {
    const rows = (value as string[]).map(line => line.split(' '));
    rows.sort(
      ([pathA, versionA], [pathB, versionB]) =>
        compare(pathA, pathB) ||
        versionA.localeCompare(versionB, 'en', { numeric: true }),
    );
    return rows.map(words => `${words.join(' ')}\n`).join('');
  },
};

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
