import type { Access } from './access';
import { mayPush, mayRead } from './rights';

const ADMINS = '53a4f647';
const REGISTERED = 'global:Registered-Users';
const ANONYMOUS = 'global:Anonymous-Users';
const REF = 'refs/heads/main';

type Rules = Record<
  string,
  'ALLOW' | 'DENY' | 'BLOCK' | 'FORCE' | 'BLOCK FORCE'
>;

/** One permission on one pattern; `!` in front of the pattern makes it exclusive. */
function project(permission: string, patterns: Record<string, Rules>): Access {
  const local: Access['local'] = {};
  for (const [pattern, rules] of Object.entries(patterns)) {
    local[pattern.replace(/^!/, '')] = {
      permissions: {
        [permission]: {
          exclusive: pattern.startsWith('!') || undefined,
          rules: Object.fromEntries(
            Object.entries(rules).map(([group, rule]) => [
              group,
              {
                action: rule === 'FORCE' ? 'ALLOW' : rule.split(' ')[0],
                force: rule.endsWith('FORCE') || undefined,
              },
            ]),
          ),
        },
      },
    };
  }
  return { config_visible: true, local };
}

const NOBODY = { directly: false, withForce: false };
const DIRECTLY = { directly: true, withForce: false };

describe('mayPush', () => {
  const cases: [string, Record<string, Rules>[], object | undefined][] = [
    ['no rule', [{}], NOBODY],
    ['review only', [{ 'refs/for/*': { [REGISTERED]: 'ALLOW' } }], NOBODY],
    ['an inherited rule', [{}, { 'refs/*': { [ADMINS]: 'ALLOW' } }], DIRECTLY],
    [
      'force',
      [{ 'refs/heads/*': { [ADMINS]: 'FORCE' } }],
      { directly: true, withForce: true },
    ],
    ['another branch', [{ 'refs/heads/next': { [ADMINS]: 'ALLOW' } }], NOBODY],
    ["a user's own", [{ 'refs/heads/${username}/*': { x: 'ALLOW' } }], NOBODY],
    [
      'a denial beside what is inherited on the same pattern',
      [
        { 'refs/heads/*': { [ADMINS]: 'DENY' } },
        { 'refs/heads/*': { [ADMINS]: 'ALLOW' } },
      ],
      NOBODY,
    ],
    [
      'a denial on another pattern',
      [
        { 'refs/heads/main': { [ADMINS]: 'DENY' } },
        { 'refs/heads/*': { [ADMINS]: 'ALLOW' } },
      ],
      DIRECTLY,
    ],
    [
      'an exclusive permission without rules',
      [{ '!refs/heads/*': {} }, { 'refs/*': { [ADMINS]: 'ALLOW' } }],
      NOBODY,
    ],
    [
      'an exclusive permission on a wider pattern',
      [{ '!refs/*': {} }, { 'refs/heads/*': { [ADMINS]: 'ALLOW' } }],
      DIRECTLY,
    ],
    [
      'an inherited block',
      [
        { [REF]: { [ADMINS]: 'ALLOW' } },
        { 'refs/heads/*': { [REGISTERED]: 'BLOCK' } },
      ],
      NOBODY,
    ],
    [
      'a block with an allowance beside it',
      [{ [REF]: { [REGISTERED]: 'BLOCK', [ADMINS]: 'ALLOW' } }],
      DIRECTLY,
    ],
    [
      'a block below an exclusive allowance',
      [
        {
          [`!${REF}`]: { [ADMINS]: 'ALLOW' },
          'refs/heads/*': { [REGISTERED]: 'BLOCK' },
        },
      ],
      DIRECTLY,
    ],
    [
      'a block of another group',
      [{ [REF]: { [ADMINS]: 'ALLOW' } }, { 'refs/*': { others: 'BLOCK' } }],
      DIRECTLY,
    ],
    [
      'a block of force alone',
      [
        { [REF]: { [ADMINS]: 'FORCE' } },
        { 'refs/*': { [ANONYMOUS]: 'BLOCK FORCE' } },
      ],
      DIRECTLY,
    ],
    [
      'a plain expression',
      [{ '^refs/heads/.*': { [ADMINS]: 'ALLOW' } }],
      DIRECTLY,
    ],
    [
      'an expression that is not run',
      [{ '^refs/heads/(main|next)': { [ADMINS]: 'ALLOW' } }],
      undefined,
    ],
  ];

  it.each(cases)('by %s', (_name, chain, expected) => {
    const accesses = chain.map(patterns => project('push', patterns));
    expect(mayPush(accesses, REF)).toEqual(expected);
  });
});

describe('mayRead', () => {
  it.each<[string, Record<string, Rules>[], boolean, boolean]>([
    ['anonymous', [{ 'refs/*': { [ANONYMOUS]: 'ALLOW' } }], true, true],
    ['registered', [{ 'refs/*': { [REGISTERED]: 'ALLOW' } }], false, true],
    ['one group', [{ 'refs/*': { [ADMINS]: 'ALLOW' } }], false, false],
    [
      'anonymous, blocked',
      [
        { 'refs/*': { [ANONYMOUS]: 'ALLOW', [REGISTERED]: 'ALLOW' } },
        { 'refs/heads/*': { [ANONYMOUS]: 'BLOCK' } },
      ],
      false,
      false,
    ],
    [
      'registered, but an exclusive permission of one group',
      [
        { '!refs/heads/*': { [ADMINS]: 'ALLOW' } },
        { 'refs/*': { [REGISTERED]: 'ALLOW' } },
      ],
      false,
      false,
    ],
  ])('%s', (_name, chain, anonymously, signedIn) => {
    const accesses = chain.map(patterns => project('read', patterns));
    expect(mayRead(accesses, REF)).toEqual({ anonymously, signedIn });
  });
});
