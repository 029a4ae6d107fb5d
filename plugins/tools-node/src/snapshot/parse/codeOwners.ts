import { distinct, linesOf } from './text';
import type { FileParser } from './types';

const MAX_PARTS = 50;

/** `[Title]`, `^[Title]` or `[Title][2]`, then its default owners: GitLab's sections. */
const SECTION = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/;

/** Patterns for everything. */
const WHOLE = new Set(['*', '**', '/', '/*', '/**', '/**/*', '**/*']);

/**
 * Whom a CODEOWNERS file names, in GitLab's and GitHub's spelling. Of several lines for the whole
 * repository the last one holds, within a section of GitLab.
 */
export const parseCodeOwners: FileParser = text => {
  const whole = new Map<string, string[]>();
  const parts = new Map<string, string[]>();
  let section = '';
  let defaults: string[] = [];
  for (const raw of linesOf(text)) {
    const line = raw.trim();
    if (!line || line.startsWith('#')) continue;
    const head = SECTION.exec(line);
    if (head) {
      section = head[1].trim();
      defaults = ownersIn(words(head[2] ?? ''));
      if (defaults.length) parts.set(section, defaults);
      continue;
    }
    const [pattern, ...rest] = words(line);
    const owners = ownersIn(rest);
    const named = owners.length ? owners : defaults;
    if (WHOLE.has(pattern)) whole.set(section, named);
    else note(parts, section || pattern, named);
  }
  return {
    owners: {
      owners: distinct([...whole.values()].flat()),
      parts: [...parts]
        .filter(([, owners]) => owners.length > 0)
        .slice(0, MAX_PARTS)
        .map(([name, owners]) => ({ name, owners: distinct(owners) })),
    },
  };
};

function note(parts: Map<string, string[]>, name: string, owners: string[]) {
  parts.set(name, [...(parts.get(name) ?? []), ...owners]);
}

/** Parts between blanks; a blank in a path is written `\ `. */
function words(line: string): string[] {
  return (line.match(/(?:\\.|[^\s\\])+/g) ?? []).map(word =>
    word.replace(/\\(.)/g, '$1'),
  );
}

/** `@user`, `@group/team`, `@@role` or an e-mail address, up to a comment. */
function ownersIn(all: string[]): string[] {
  const comment = all.findIndex(word => word.startsWith('#'));
  return (comment < 0 ? all : all.slice(0, comment)).filter(word =>
    /^@{1,2}[^@\s]|^[^@\s]+@[^@\s]+$/.test(word),
  );
}
