import { parse } from 'yaml';
import {
  describeChange,
  groupsSchema,
  isOurs,
  secondsOf,
  textOf,
  type Groups,
} from './ruleFile';

const down = { alert: 'Down', expr: 'up == 0' };
const slow = { alert: 'Slow', expr: 'latency > 1', for: '5m' };
const group = (...rules: Groups[number]['rules']): Groups => [
  { name: 'shop', rules },
];

describe('rule files', () => {
  it('are YAML that holds what was asked for, and known again', () => {
    const text = textOf(group(down, slow));
    expect(parse(text)).toEqual({ groups: group(down, slow) });
    expect(isOurs(text)).toBe(true);
    expect(isOurs(text.slice(1))).toBe(false);
  });

  it.each<[string, unknown]>([
    ['no group', []],
    ['no rule', [{ name: 'shop', rules: [] }]],
    ['two groups of one name', [...group(down), ...group(slow)]],
    ['too many rules', group(...Array(101).fill(down))],
    ['an unknown key', [{ name: 'shop', rules: [{ ...down, fro: '5m' }] }]],
    ['neither alert nor record', [{ name: 'shop', rules: [{ expr: 'up' }] }]],
    ['a duration without a unit', group({ ...slow, for: '5' })],
    ['a duration in the wrong order', group({ ...slow, for: '5m1h' })],
    ['a label that is none', group({ ...down, labels: { 'a-b': 'x' } })],
    ['a reserved label', group({ ...down, labels: { __name__: 'x' } })],
    ['a metric that is none', group({ record: 'a b', expr: 'up' })],
  ])('refuse %s', (_, groups) => {
    expect(groupsSchema.safeParse(groups).success).toBe(false);
  });

  it.each([
    ['0s', 0],
    ['5m', 300],
    ['1h30m', 5400],
    ['1y2w3d', 31_536_000 + 14 * 86_400 + 3 * 86_400],
    ['1s500ms', 1.5],
    ['250ms', 0.25],
  ])('read %s as %s seconds', (duration, seconds) => {
    expect(groupsSchema.safeParse(group({ ...slow, for: duration }))).toEqual(
      expect.objectContaining({ success: true }),
    );
    expect(secondsOf(duration)).toBeCloseTo(seconds);
  });

  it.each<[string, Groups | undefined, Groups, string]>([
    ['a new file', undefined, group(down), 'adds shop/Down'],
    ['a rule more', group(down), group(down, slow), 'adds shop/Slow'],
    [
      'another rule',
      group(down, slow),
      group({ ...down, expr: 'up < 1' }),
      'changes shop/Down; removes shop/Slow',
    ],
    [
      'the second of a name',
      group(down, down),
      group(down, { ...down, for: '1m' }),
      'changes shop/Down',
    ],
    [
      'another order',
      group(down, slow),
      group(slow, down),
      'another order or interval',
    ],
  ])('tell what %s changes', (_, before, now, expected) => {
    expect(describeChange(before && textOf(before), now)).toBe(expected);
  });
});
