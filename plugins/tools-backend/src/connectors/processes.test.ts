import { processes } from '@strata/technologies';
import { connectors } from './index.generated';

describe('the item types that the list of processes expects of a service', () => {
  const emitted = connectors
    .flatMap(({ resources }) => resources)
    .filter(({ shared }) => !shared)
    .map(({ itemType, process }) => `${process}: ${itemType}`);
  const expecting = processes.filter(({ items }) => items.length);

  it('come from a connector', () => {
    const listed = expecting.flatMap(({ id, items }) =>
      items.map(itemType => `${id}: ${itemType}`),
    );
    expect(listed.filter(each => !emitted.includes(each))).toEqual([]);
  });

  it('are all that connectors give for such a process', () => {
    const ids = expecting.map(({ id }) => id);
    const listed = expecting.flatMap(({ id, items }) =>
      items.map(itemType => `${id}: ${itemType}`),
    );
    const unlisted = emitted.filter(
      each => ids.includes(each.split(':')[0]) && !listed.includes(each),
    );
    expect(unlisted).toEqual([]);
  });
});
