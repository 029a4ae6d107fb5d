import { parse } from 'smol-toml';
import { packagesIn, runtime } from './json';
import { linesOf, listOf, own, recordOf, textOf } from './text';
import type { FileParser, NamedPackage } from './types';

/** Name, extras, version; a marker or an address may follow: https://peps.python.org/pep-0508/ */
const REQUIREMENT =
  /^([A-Za-z0-9][\w.-]{0,199})\s*(?:\[[^\]]{0,200}\])?\s*\(?((?:[<>=!~]=?|===)[^;#)]{1,200})?/;

export const parseRequirements: FileParser = text => ({
  packages: linesOf(text).flatMap(line => toPackage(line.trim())),
});

/** PEP 621, dependency groups, and Poetry's own tables. */
export const parsePyproject: FileParser = text => {
  const root = parse(text);
  const project = own(root, 'project');
  const groups = [
    own(project, 'dependencies'),
    ...Object.values(recordOf(own(project, 'optional-dependencies'))),
    ...Object.values(recordOf(own(root, 'dependency-groups'))),
  ];
  const poetry = own(root, 'tool', 'poetry');
  const tables = [
    own(poetry, 'dependencies'),
    ...Object.values(recordOf(own(poetry, 'group'))).map(group =>
      own(group, 'dependencies'),
    ),
  ].flatMap(table => packagesIn('pypi', table));
  const python =
    textOf(own(project, 'requires-python')) ??
    tables.find(({ name }) => name === 'python')?.version;
  return {
    packages: [
      ...groups.flatMap(listOf).flatMap(each => toPackage(textOf(each) ?? '')),
      ...tables.filter(({ name }) => name !== 'python'),
      ...runtime('python', python),
    ],
  };
};

/** Options, files and addresses name no package. */
function toPackage(line: string): NamedPackage[] {
  if (line.includes('://') && !line.includes(' @ ')) return [];
  const [, name, version] = REQUIREMENT.exec(line) ?? [];
  return name
    ? [{ ecosystem: 'pypi', name, version: version?.trim() || undefined }]
    : [];
}
