import { XMLParser } from 'fast-xml-parser';
import { runtime } from './json';
import { listOf, own, recordOf, textOf } from './text';
import type { FileParser, NamedPackage } from './types';

const parser = new XMLParser({
  // No entity is expanded: neither one that grows nor one that reads a file.
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
});

/** Properties that name the release of Java, the preferred first. */
const JAVA = [
  'maven.compiler.release',
  'java.version',
  'maven.compiler.target',
];

export const parsePom: FileParser = text => {
  const project = own(parser.parse(text, true), 'project');
  const properties = new Map(
    Object.entries(recordOf(own(project, 'properties'))),
  );
  const filled = (value: unknown) =>
    textOf(value)?.replace(/\$\{([^}]{1,200})\}/g, (whole, name) =>
      name === 'project.version'
        ? whole
        : textOf(properties.get(name)) ?? whole,
    );
  const toPackage = (each: unknown): NamedPackage[] => {
    const group = filled(own(each, 'groupId'));
    const artifact = filled(own(each, 'artifactId'));
    const version = filled(own(each, 'version'));
    return group && artifact
      ? [{ ecosystem: 'maven', name: `${group}:${artifact}`, version }]
      : [];
  };
  const java = JAVA.map(name => filled(properties.get(name))).find(Boolean);
  return {
    packages: [
      ...listOf(own(project, 'parent')).flatMap(toPackage),
      ...listOf(own(project, 'dependencies', 'dependency')).flatMap(toPackage),
      ...runtime('java', java),
    ],
  };
};
