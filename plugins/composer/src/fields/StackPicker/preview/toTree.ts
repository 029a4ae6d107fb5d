import type { PreviewFile } from '../../../api/types';

/** A line of the tree: a folder has no file. */
export interface TreeRow {
  path: string;
  name: string;
  depth: number;
  file?: PreviewFile;
}

/** Files as a tree, folders first; a folder that holds only a folder shares its line. */
export function toTree(
  files: PreviewFile[],
  folder = '',
  depth = 0,
): TreeRow[] {
  const inside = files.filter(({ path }) => path.startsWith(folder));
  const rest = (path: string) => path.slice(folder.length);
  const folders = new Set(
    inside
      .filter(({ path }) => rest(path).includes('/'))
      .map(({ path }) => rest(path).split('/')[0]),
  );
  const own = inside.filter(({ path }) => !rest(path).includes('/'));
  return [
    ...[...folders].sort().flatMap(name => {
      const path = skipSingle(inside, `${folder}${name}/`);
      return [
        { path, name: rest(path), depth },
        ...toTree(inside, path, depth + 1),
      ];
    }),
    ...own
      .sort((a, b) => a.path.localeCompare(b.path))
      .map(file => ({ path: file.path, name: rest(file.path), depth, file })),
  ];
}

/** The deepest folder that holds everything below `folder`. */
function skipSingle(files: PreviewFile[], folder: string): string {
  const below = files.filter(({ path }) => path.startsWith(folder));
  const next = below[0].path.slice(folder.length).split('/');
  const deeper = `${folder}${next[0]}/`;
  return next.length > 1 && below.every(({ path }) => path.startsWith(deeper))
    ? skipSingle(files, deeper)
    : folder;
}
