import { compileNaming, LONGEST_NAME } from './naming';
import { patternCost } from './patternCost';

const n = LONGEST_NAME;

it.each([
  ['^(?<service>.+)-(build|deploy)$', n * 2],
  ['^(?<service>[a-z\\-)(|]*)\\.git$', n + 1],
  ['(?<service>\\w+?)(?:-(?:api|web))?', n * 3],
  ['(?<service>\\p{L}+)\\x2d\\|\\+', n],
  ['(?<service>a{2,4}b{3})', 3],
  ['(?<service>a)(b?){3}', 8],
  ['(?<service>a)(b|c){2}', 4],
  ['(?<service>(a+)+)', Infinity],
  ['(?<service>(a|a)*)', Infinity],
  ['(?<service>a)\\1', Infinity],
  ['(?<service>a)\\k<service>', Infinity],
  ['(?=a)(?<service>a)', Infinity],
  ['(?<!a)(?<service>a)', Infinity],
])('counts the ways to try %s', (pattern, cost) => {
  expect(patternCost(pattern, n)).toBe(cost);
});

it.each([
  ['(?<service>.+', 'not a regular expression'],
  ['(?<service>.+))|((', 'not a regular expression'],
  ['^(.+)-build$', 'names no service'],
  [`(?<service>${'a'.repeat(200)})`, 'longer than 200 characters'],
  ['(?<service>.+)-.+-.+-build', 'could take too long'],
  ['(?<service>(\\w+\\s?)*)', 'could take too long'],
  [`(?<service>${'(a|a)'.repeat(20)})`, 'could take too long'],
])('refuses %s', (pattern, problem) => {
  expect(compileNaming(pattern)).toEqual({
    problem: expect.stringContaining(problem),
  });
});

it('tries what it accepts in little time on the worst of names', () => {
  const compiled = compileNaming('(?<service>[a-z-]+)-[a-z-]+-(?:x|y)');
  if ('problem' in compiled) throw new Error(compiled.problem);
  const worst = '-'.repeat(LONGEST_NAME);
  const started = performance.now();
  for (let times = 0; times < 100; times++) {
    expect(compiled.pattern.test(worst)).toBe(false);
  }
  // A pattern that is not held to a cost would take years on this name.
  expect(performance.now() - started).toBeLessThan(2_000);
});
