import { own, recordOf, textOf } from './text';
import type { FileParser, NamedPackage } from './types';

export const parsePackageJson: FileParser = text => {
  const root = objectIn(text);
  const node = textOf(own(root, 'engines', 'node'));
  const names = ['dependencies', 'optionalDependencies', 'devDependencies'];
  return {
    packages: [
      ...names.flatMap(key => packagesIn('npm', own(root, key))),
      ...runtime('node', node),
    ],
  };
};

/** `php` and `ext-redis` stand among the packages: https://getcomposer.org/doc/04-schema.md#package-links */
export const parseComposerJson: FileParser = text => {
  const root = objectIn(text);
  const all = ['require', 'require-dev'].flatMap(key =>
    packagesIn('packagist', own(root, key)),
  );
  return {
    packages: all.map(each =>
      each.name === 'php' ? { ...each, ecosystem: 'runtime' } : each,
    ),
  };
};

/** https://learn.microsoft.com/vcpkg/reference/vcpkg-json */
export const parseVcpkgJson: FileParser = text => {
  const dependencies = own(objectIn(text), 'dependencies');
  const all = Array.isArray(dependencies) ? dependencies : [];
  return {
    packages: all.flatMap((each): NamedPackage[] => {
      const name = textOf(each) ?? textOf(own(each, 'name'));
      const version = textOf(own(each, 'version>='));
      return name
        ? [{ ecosystem: 'cpp', name, version: version && `>=${version}` }]
        : [];
    }),
  };
};

export function runtime(
  name: string,
  version: string | undefined,
): NamedPackage[] {
  return version ? [{ ecosystem: 'runtime', name, version }] : [];
}

export function packagesIn(
  ecosystem: NamedPackage['ecosystem'],
  map: unknown,
): NamedPackage[] {
  return Object.entries(recordOf(map)).map(([name, value]) => ({
    ecosystem,
    name,
    version: textOf(value) ?? textOf(own(value, 'version')),
  }));
}

function objectIn(text: string): Record<string, unknown> {
  return recordOf(JSON.parse(text));
}
