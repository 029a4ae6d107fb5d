import { toTree } from './toTree';

const treeOf = (paths: string[]) =>
  toTree(paths.map(path => ({ path, text: '' }))).map(
    ({ depth, name, file }) =>
      `${'  '.repeat(depth)}${name}${file ? '' : ' →'}`,
  );

it.each([
  ['no files', [], []],
  [
    'folders before files, each by name',
    ['b.md', 'a.md', 'src/main.ts', 'docs/x.md', 'docs/y.md'],
    ['docs/ →', '  x.md', '  y.md', 'src/ →', '  main.ts', 'a.md', 'b.md'],
  ],
  [
    'folders that hold only a folder on one line',
    ['src/main/java/App.java', 'src/main/java/Job.java'],
    ['src/main/java/ →', '  App.java', '  Job.java'],
  ],
  [
    'a folder with files and folders on its own line',
    ['src/a.ts', 'src/db/b.ts'],
    ['src/ →', '  db/ →', '    b.ts', '  a.ts'],
  ],
])('shows %s', (_, paths, tree) => {
  expect(treeOf(paths)).toEqual(tree);
});
