import { linesOf, own, recordOf, textOf } from './text';
import type { FileParser, NamedPackage } from './types';
import { parseYaml } from './yaml';

/** The images that the stages of a Dockerfile begin with. */
export const parseDockerfile: FileParser = text => {
  const stages = new Set<string>();
  const values = new Map<string, string>();
  const packages: NamedPackage[] = [];
  for (const line of linesOf(text)) {
    const [, name, value] = /^\s*ARG\s+(\w+)=["']?([^\s"']+)/i.exec(line) ?? [];
    if (name) values.set(name, value);
    const [, asked, stage] =
      /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
    if (!asked) continue;
    const image = asked.replace(
      /\$\{?(\w+)(?:[:}][^}]*)?\}?/g,
      (whole, key) => values.get(key) ?? whole,
    );
    if (!stages.has(image)) packages.push(...imageOf(image));
    if (stage) stages.add(stage);
  }
  return { packages };
};

export const parseCompose: FileParser = text => {
  const [root] = parseYaml(text);
  const services = Object.values(recordOf(own(root, 'services')));
  return {
    packages: services.flatMap(service => imageOf(own(service, 'image'))),
  };
};

/** `registry.example.com:5000/library/postgres:16@sha256:…` is `postgres` 16. */
export function imageOf(reference: unknown): NamedPackage[] {
  const text = textOf(reference)?.split('@')[0];
  if (!text || text === 'scratch' || /[$\s]/.test(text)) return [];
  const parts = text.split('/');
  // A first part with a dot or port is a host: https://pkg.go.dev/github.com/distribution/reference
  const host = parts.length > 1 && /[.:]|^localhost$/.test(parts[0]);
  const path = parts
    .slice(host ? 1 : 0)
    .join('/')
    .replace(/^library\//, '');
  const [name, version] = path.split(':');
  return name ? [{ ecosystem: 'image', name, version }] : [];
}
