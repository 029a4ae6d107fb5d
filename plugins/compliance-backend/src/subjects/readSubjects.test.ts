import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { group, service } from '../__testUtils__/entities';
import { readSubjects, type SubjectOptions } from './readSubjects';

const read = (entities: Entity[], options?: SubjectOptions) =>
  readSubjects(
    catalogServiceMock({ entities }),
    mockCredentials.service(),
    options,
  );

const website: Entity = {
  ...service('shop'),
  spec: { type: 'website', owner: 'payments' },
};

describe('readSubjects', () => {
  it('audits components and teams, and nothing else', async () => {
    const subjects = await read([
      group('payments'),
      group('unowned'),
      group('engineering', 'department'),
      service('checkout'),
      { ...service('store'), kind: 'Resource' },
    ]);
    expect(subjects.map(({ kind, ref, title }) => [kind, ref, title])).toEqual([
      ['team', 'group:default/payments', 'Team payments'],
      ['service', 'component:default/checkout', 'checkout'],
    ]);
  });

  it.each([
    ['a team', 'payments', 'group:default/payments'],
    ['a full ref', 'group:default/payments', 'group:default/payments'],
    ['a person', 'user:default/mia', undefined],
    ['a team that is not there', 'gone', undefined],
    ['nobody', 'unowned', undefined],
    ['something that is no ref', 'a:b:c/d/e', undefined],
  ])('finds %s as the owner', async (_, owner, team) => {
    const subjects = await read([
      group('payments'),
      group('unowned'),
      service('checkout', { owner }),
    ]);
    expect(subjects.find(one => one.kind === 'service')?.team).toBe(team);
  });

  it('believes the relation more than what the entity says', async () => {
    const moved: Entity = {
      ...service('checkout', { owner: 'payments' }),
      relations: [{ type: 'ownedBy', targetRef: 'group:default/data' }],
    };
    const subjects = await read([group('payments'), group('data'), moved]);
    expect(subjects.at(-1)?.team).toBe('group:default/data');
  });

  it('keeps to the configured types', async () => {
    const entities = [group('payments'), service('checkout'), website];
    const all = await read(entities);
    const some = await read(entities, { serviceTypes: ['service'] });
    expect(all).toHaveLength(3);
    expect(some.map(one => one.title)).not.toContain('shop');
  });

  it('finds one subject with its team', async () => {
    const [only, ...rest] = await read(
      [group('payments'), service('checkout'), website],
      { entityRef: 'component:default/checkout' },
    );
    expect(rest).toEqual([]);
    expect(only.team).toBe('group:default/payments');
  });
});
