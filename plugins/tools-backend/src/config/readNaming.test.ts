import { ConfigReader } from '@backstage/config';
import { testConnector } from '../__testUtils__/toolServer';
import { readInstances } from './readInstances';
import { readNaming } from './readNaming';

const read = (toolsLinks: unknown) =>
  readNaming(new ConfigReader({ toolsLinks } as any), [testConnector]);

it('names every bad key at once', () => {
  const { rules, problems } = read({
    naming: [
      { pattern: '(?<service>.+)-build' },
      { pattern: '(.+)-build' },
      { pattern: '(?<service>(.+)+)' },
      { pattern: '(?<service>.+', connector: 'jenkins' },
      { pattern: '(?<service>.+)', type: 'dashboard' },
      { patern: 'x' },
      'x',
    ],
  });
  expect(rules).toHaveLength(2);
  expect(problems).toEqual([
    expect.stringMatching(
      /^toolsLinks\.naming\[1\]\.pattern: names no service/,
    ),
    expect.stringMatching(/^toolsLinks\.naming\[2\]\.pattern: could take too/),
    'toolsLinks.naming[3].pattern: not a regular expression',
    'toolsLinks.naming[3].connector: no such connector; there are testci',
    'toolsLinks.naming[4].type: no such type of item; there are ci-job',
    expect.stringMatching(/^toolsLinks\.naming\[5\]\.pattern: Invalid input/),
    'toolsLinks.naming[5].patern: unknown key',
    expect.stringMatching(/^toolsLinks\.naming\[6\]: Invalid input/),
  ]);
  const start = () => readInstances(new ConfigReader({}), [], problems);
  expect(start).toThrow(/has 8 problems:\n- toolsLinks\.naming\[1\]/);
});

it.each([
  [undefined, []],
  [{ nameing: [] }, ['toolsLinks.nameing: unknown key']],
])('reads no rule from %j', (toolsLinks, problems) => {
  expect(read(toolsLinks)).toEqual({ rules: [], problems });
});

it('reads where a rule holds', () => {
  const rule = {
    pattern: '(?<service>.+)-build',
    connector: 'testci',
    type: 'ci-job',
  };
  const { rules } = read({ naming: [rule] });
  expect(rules).toMatchObject([
    { text: rule.pattern, connector: 'testci', type: 'ci-job' },
  ]);
  expect(rules[0].pattern.exec('API-Build')?.groups?.service).toBe('API');
});
