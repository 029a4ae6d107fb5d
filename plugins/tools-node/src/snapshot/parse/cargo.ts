import { parse } from 'smol-toml';
import { packagesIn, runtime } from './json';
import { own, textOf } from './text';
import type { FileParser } from './types';

export const parseCargo: FileParser = text => {
  const root = parse(text);
  const tables = [
    own(root, 'dependencies'),
    own(root, 'dev-dependencies'),
    own(root, 'build-dependencies'),
    own(root, 'workspace', 'dependencies'),
  ];
  const rust = textOf(own(root, 'package', 'rust-version'));
  return {
    packages: [
      ...tables.flatMap(table => packagesIn('cargo', table)),
      ...runtime('rust', rust),
    ],
  };
};
