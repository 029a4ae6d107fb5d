import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StateFile } from './StateFile';

describe('StateFile', () => {
  let file: string;
  beforeEach(() => {
    file = path.join(
      fs.mkdtempSync(path.join(os.tmpdir(), 'strata-state-')),
      'state.json',
    );
  });
  afterEach(() => fs.rmSync(path.dirname(file), { recursive: true }));

  const seed = (text: string): [string, string][] => [
    ['1', `one ${text}`],
    ['2', `two ${text}`],
  ];
  const open = (text: string) =>
    new StateFile(file).collection('rows', seed(text));

  it('writes nothing until something changes', () => {
    open('today');
    expect(fs.existsSync(file)).toBe(false);
  });

  it('keeps changes over a restart, and takes the rest from the new seed', () => {
    const first = open('today');
    first.put(3, 'created');
    first.delete(1);
    expect(open('tomorrow').list()).toEqual(['two tomorrow', 'created']);
  });

  it('never gives a number twice', () => {
    const first = open('today');
    first.put(3, 'created');
    first.delete(3);
    expect(first.highestKey()).toBe(3);
    expect(open('tomorrow').highestKey()).toBe(3);
  });

  it('says what to do about a damaged file', () => {
    fs.writeFileSync(file, '{"rows":');
    expect(() => open('today')).toThrow(/state\.json is damaged: delete/);
  });
});
