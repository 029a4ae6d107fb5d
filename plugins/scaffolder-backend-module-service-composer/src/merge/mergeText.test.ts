import { mergeText } from './mergeText';

const base = (text: string) => ({ owner: 'archetype', text });
const over = (text: string) => [{ owner: 'feature', text }];

describe('mergeText', () => {
  it.each([
    [
      'package.json',
      '{"name":"a","dependencies":{"z":"1"}}',
      '{"dependencies":{"b":"2"}}',
      '{\n  "name": "a",\n  "dependencies": {\n    "b": "2",\n    "z": "1"\n  }\n}\n',
    ],
    [
      'a.yaml',
      'list: [1, 2]\n',
      'list: [2, 3]\n',
      'list:\n  - 1\n  - 2\n  - 3\n',
    ],
    ['a.toml', '[tool]\nb = 1\n', '[tool]\na = 2\n', '[tool]\na = 2\nb = 1\n'],
    [
      'go.sum',
      'x v1.10.0 h1:a\n',
      'x v1.9.0 h1:b\nx v1.10.0 h1:a\n',
      'x v1.9.0 h1:b\nx v1.10.0 h1:a\n',
    ],
    [
      'go.mod',
      'module m\n\ngo 1.26.0\n\nrequire x v1.0.0 // indirect\n',
      'require (\n\tx v1.0.0\n\ty v2.0.0 // indirect\n)\n',
      'module m\n\ngo 1.26.0\n\nrequire (\n\tx v1.0.0\n)\n\nrequire (\n\ty v2.0.0 // indirect\n)\n',
    ],
  ])('merges %s', (path, below, above, merged) => {
    expect(mergeText(path, base(below), over(above))).toBe(merged);
  });

  it('refuses kinds of files that it cannot parse', () => {
    expect(() => mergeText('a.txt', base(''), over(''))).toThrow(
      'feature merges into a.txt, but only JSON, YAML, TOML, go.mod and go.sum can be merged',
    );
  });

  it('names both owners of different versions of a module', () => {
    expect(() =>
      mergeText('go.mod', base('require x v1.0.0'), over('require x v2.0.0')),
    ).toThrow(
      'go.mod/require/x: archetype sets "v1.0.0", feature sets "v2.0.0"',
    );
  });
});
