import { parse } from 'smol-toml';
import { runtime } from './json';
import { linesOf, own, recordOf, textOf } from './text';
import type { FileParser, NamedPackage } from './types';

/** `implementation("group:artifact:1.0")`, with or without brackets and version. */
const DEPENDENCY =
  /\b(?:\w*[iI]mplementation|\w*[aA]pi|compileOnly|\w*[rR]untimeOnly|annotationProcessor|kapt|platform)\b[\s(]{1,4}["']([\w.-]{1,200}):([\w.-]{1,200})(?::([\w.+$\-{}]{1,100}))?["']/;

const JAVA = [
  /JavaLanguageVersion\.of\((\d+)\)/,
  /\bsourceCompatibility\s*=\s*["']?(?:JavaVersion\.VERSION_)?([\d_.]+)/,
  /\bjvmToolchain\((\d+)\)/,
];

/** A build file is a program: only what is written out in one line is seen. */
export const parseGradle: FileParser = text => {
  const lines = linesOf(text).filter(line => line.length < 500);
  const found = (pattern: RegExp) =>
    lines.map(line => pattern.exec(line)?.[1]).find(Boolean);
  return {
    packages: [
      ...lines.flatMap((line): NamedPackage[] => {
        const [, group, artifact, version] = DEPENDENCY.exec(line) ?? [];
        return group
          ? [{ ecosystem: 'maven', name: `${group}:${artifact}`, version }]
          : [];
      }),
      ...runtime('java', JAVA.map(found).find(Boolean)),
    ],
  };
};

/** https://docs.gradle.org/current/userguide/version_catalogs.html */
export const parseVersionCatalog: FileParser = text => {
  const root = parse(text);
  const libraries = Object.values(recordOf(own(root, 'libraries')));
  return {
    packages: libraries.flatMap((library): NamedPackage[] => {
      const short = textOf(library)?.split(':') ?? [];
      const [shortGroup, shortName, shortVersion] = short;
      const name =
        textOf(own(library, 'module')) ??
        [
          shortGroup ?? textOf(own(library, 'group')),
          shortName ?? textOf(own(library, 'name')),
        ].join(':');
      const ref = textOf(own(library, 'version', 'ref'));
      const version =
        shortVersion ??
        textOf(own(library, 'version')) ??
        (ref && textOf(own(root, 'versions', ref)));
      return /^[^:]+:[^:]+$/.test(name)
        ? [{ ecosystem: 'maven', name, version }]
        : [];
    }),
  };
};
