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
  if (value.includes('@>')) {
    const tags = [...value.matchAll(/@>\s*['"]([^'"]+)['"]/g)].map(m => m[1]);
    return tags.length > 0 && tags.every(tag => offered.has(tag));
  }
  const parts = value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
  const has = (part: string) =>
    offered.has(part) || offered.has(withoutInstance(part, instanceName));
  const labels = parts.length > 1 && parts.every(part => part.includes('='));
  return labels ? parts.every(has) : parts.some(has);
}

function withoutInstance(value: string, instanceName: string): string {
  for (const separator of [':', '/']) {
    const prefix = `${instanceName}${separator}`;
    if (value.startsWith(prefix)) return value.slice(prefix.length);
  }
  return value;
}
