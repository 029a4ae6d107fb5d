import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from './ruleFile';
import { fileNameSchema, RuleFolder } from './ruleFolder';

const OURS = textOf([{ name: 'a', rules: [{ alert: 'A', expr: 'up' }] }]);

describe('RuleFolder', () => {
  let root: string;
  let folder: RuleFolder;
  const path = (...parts: string[]) => join(root, 'rules', ...parts);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'strata-rule-folder-'));
    mkdirSync(path());
    folder = RuleFolder.of({ ruleFolder: path() });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('writes, reads and removes, and leaves nothing beside', async () => {
    expect(await folder.read('a.yml')).toBeUndefined();
    await folder.write('a.yml', OURS);
    expect(await folder.read('a.yml')).toBe(OURS);
    expect(readdirSync(path())).toEqual(['a.yml']);
    await folder.write('a.yml', undefined);
    await folder.write('a.yml', undefined);
    expect(readdirSync(path())).toEqual([]);
  });

  it.each([
    '../a.yml',
    'a/../../b.yml',
    '/etc/a.yml',
    'a\\b.yml',
    '.hidden.yml',
    'a.yml\n',
    'a.json',
    'a',
    `${'x'.repeat(101)}.yml`,
  ])('takes no file of the name %j', name => {
    expect(fileNameSchema.safeParse(name).success).toBe(false);
  });

  it.each<[string, () => void]>([
    [
      'that somebody else wrote',
      () => writeFileSync(path('a.yml'), 'groups: []'),
    ],
    ['that is a folder', () => mkdirSync(path('a.yml'))],
    [
      'that leads out of the folder',
      () => {
        writeFileSync(join(root, 'secret'), OURS);
        symlinkSync(join(root, 'secret'), path('a.yml'));
      },
    ],
    [
      'that is far too large',
      () => writeFileSync(path('a.yml'), OURS + ' '.repeat(1_000_001)),
    ],
  ])('does not touch a file %s', async (_, make) => {
    make();
    await expect(folder.read('a.yml')).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringContaining('Strata did not write it'),
    });
  });

  it('replaces what leads out of the folder instead of following it', async () => {
    writeFileSync(join(root, 'secret'), 'untouched');
    symlinkSync(join(root, 'secret'), path('a.yml'));
    await folder.write('a.yml', OURS);
    expect(readFileSync(join(root, 'secret'), 'utf8')).toBe('untouched');
  });

  it('says what is wrong with the folder without naming it', async () => {
    rmSync(path(), { recursive: true });
    const writing = folder.write('a.yml', OURS);
    await expect(writing).rejects.toMatchObject({
      kind: 'config',
      message: 'The folder of rule files cannot be used: ENOENT',
    });
  });
});
