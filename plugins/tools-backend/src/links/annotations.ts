/** A tag expression `tags @> 'x' && tags @> 'y'` names each of its tags in quotes. */
const TAG = /@>\s*['"]([^'"]+)['"]/g;

/** What an annotation's value names, one by one: its tags, or the parts of its list. */
export function annotationTerms(value: string): string[] {
  if (value.includes('@>')) return [...value.matchAll(TAG)].map(m => m[1]);
  return value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

/** The terms by which an annotation may name a value that an item of the instance offers. */
export function termsFor(offered: string, instanceName: string): string[] {
  const value = offered.trim();
  return [value, `${instanceName}:${value}`, `${instanceName}/${value}`];
}

/**
 * Whether the value of a service's annotation means an item that offers `hints`. The community
 * uses four forms: a value or a comma-separated list of values (any), labels `a=x,b=y` (all), a
 * tag expression `tags @> 'x' && tags @> 'y'` (all), and a value after the instance's id
 * (`main:folder/job`, `main/KEY`).
 */
export function annotationMeans(
  value: string,
  hints: readonly string[],
  instanceName: string,
): boolean {
  const offered = new Set(hints.map(hint => hint.trim()));
  const terms = annotationTerms(value);
  if (value.includes('@>')) {
    return terms.length > 0 && terms.every(tag => offered.has(tag));
  }
  const has = (part: string) =>
    offered.has(part) || offered.has(withoutInstance(part, instanceName));
  const labels = terms.length > 1 && terms.every(part => part.includes('='));
  return labels ? terms.every(has) : terms.some(has);
}

/**
 * The number by which alone a value means what an item of the instance offers: each of several
 * tools may have a project 42, and only `main:42` says of which it is.
 */
export function bareNumber(
  value: string,
  hints: readonly string[],
  instanceName: string,
): string | undefined {
  if (value.includes('@>')) return undefined;
  const isNumber = (term: string) => /^\d+$/.test(term);
  const terms = annotationTerms(value);
  const others = terms.filter(term => !isNumber(term)).join();
  if (annotationMeans(others, hints, instanceName)) return undefined;
  return terms.find(term => isNumber(term) && hints.includes(term));
}

function withoutInstance(value: string, instanceName: string): string {
  for (const separator of [':', '/']) {
    const prefix = `${instanceName}${separator}`;
    if (value.startsWith(prefix)) return value.slice(prefix.length);
  }
  return value;
}
