import { idFrom } from './ids';
import { labelsOfTags, ownerOf, servicesOf } from './labels';
import { matchesAny, matchesWildcard } from './matching';
import { daysBetween } from './times';
import { httpUrl, segment, withoutCredentials } from './urls';

describe('matchesWildcard', () => {
  it.each([
    ['main', 'main', true],
    ['main', 'main2', false],
    ['release/*', 'release/1.0', true],
    ['release/*', 'releases/1.0', false],
    ['*', '', true],
    ['*-stable', 'v1-stable', true],
    ['*-stable', 'v1-stable2', false],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*bc*c', 'abc', false],
    ['**', 'anything', true],
    ['ma.n', 'main', false],
  ])('%s on %s is %s', (pattern, name, expected) => {
    expect(matchesWildcard(pattern, name)).toBe(expected);
  });
});

describe('matchesAny', () => {
  it.each([
    ['live-2', true],
    ['prod', true],
    ['staging', false],
  ])('%s', (name, expected) => {
    expect(matchesAny(['prod*', 'live*'], name)).toBe(expected);
  });

  it('is nothing without a pattern', () => {
    expect(matchesAny([], '')).toBe(false);
  });
});

describe('withoutCredentials', () => {
  it.each([
    ['https://bot:secret@git.example/a.git', 'https://git.example/a.git'],
    ['https://secret@git.example/a.git', 'https://git.example/a.git'],
    ['git@git.example:a.git', 'git@git.example:a.git'],
    ['ssh://git@git.example/a.git', 'ssh://git@git.example/a.git'],
  ])('%s', (address, expected) => {
    expect(withoutCredentials(address)).toBe(expected);
  });
});

describe('httpUrl', () => {
  it.each([
    ['https://runbooks.example/x', 'https://runbooks.example/x'],
    ['ftp://runbooks.example/x', undefined],
    ['data:text/html,x', undefined],
    ['see the wiki', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (value, expected) => {
    expect(httpUrl(value)).toBe(expected);
  });
});

describe('segment', () => {
  it.each([
    ['a/b c', 'a%2Fb%20c'],
    ['feature%2Fx', 'feature%252Fx'],
    ['?x=1#y', '%3Fx%3D1%23y'],
  ])('encodes %s', (value, expected) => {
    expect(segment(value)).toBe(expected);
  });

  it.each(['.', '..', ''])('refuses "%s"', value => {
    expect(() => segment(value)).toThrow('cannot be part of an address');
  });
});

describe('labels', () => {
  it('are read from tags of the form key=value and key:value', () => {
    const labels = labelsOfTags([
      'service=cart',
      'Team: shop',
      'slo',
      'a=',
      '=b',
    ]);
    expect(labels).toEqual({ service: 'cart', team: 'shop' });
    expect(servicesOf(labels)).toEqual(['service=cart']);
    expect(ownerOf(labels, 'Shop')).toEqual({ label: 'shop', path: 'Shop' });
  });
});

describe('daysBetween', () => {
  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-31T12:00:00+00:00', 30.5],
    ['2026-03-01T09:00:00Z', '2026-03-01T10:00:00Z', 0],
  ])('%s and %s', (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected);
  });
});

describe('idFrom', () => {
  it('keeps apart what only looks the same when joined', () => {
    expect(idFrom(['ab', 'c'])).not.toBe(idFrom(['a', 'bc']));
    expect(idFrom(['ab', 'c'])).toMatch(/^[0-9a-f]{32}$/);
  });
});
