import { processes } from '@strata/technologies';
import { connectors } from './index.generated';

/** Types of items that belong to a team or a tool as a whole, never to one service. */
const SHARED = ['contact-point', 'dashboard-folder'];

describe('the processes of the connectors', () => {
  it('are those that the list of processes says their items show', () => {
    const emitted = connectors
      .flatMap(({ resources }) => resources)
      .filter(({ itemType }) => !SHARED.includes(itemType))
      .map(({ itemType, process }) => `${process}: ${itemType}`);
    const listed = processes.flatMap(({ id, items }) =>
      items.map(itemType => `${id}: ${itemType}`),
    );
    expect([...new Set(emitted)].sort()).toEqual(listed.sort());
  });
});
