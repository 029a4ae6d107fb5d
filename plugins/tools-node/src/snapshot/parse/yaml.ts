import { parseAllDocuments } from 'yaml';

/** More is nobody's catalog file. */
const MAX_DOCUMENTS = 50;

/** Names that an alias may be repeated by; more is an attempt to fill the memory. */
const MAX_ALIASES = 50;

/** Brackets within brackets; the parser takes seconds for thousands. */
const MAX_DEPTH = 100;

/** All documents of a YAML text as plain values. */
export function parseYaml(text: string): unknown[] {
  if (depthOf(text) > MAX_DEPTH) throw new Error('is too deep');
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    uniqueKeys: false,
  });
  const found = Array.isArray(documents) ? documents : [];
  if (found.some(({ errors }) => errors.length > 0)) {
    throw new Error('is no YAML');
  }
  return found
    .slice(0, MAX_DOCUMENTS)
    .map(document => document.toJS({ maxAliasCount: MAX_ALIASES }));
}

/** Of brackets, wherever they stand: rather too many than too few. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
