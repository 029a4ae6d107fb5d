import type { Api } from './api';

export interface ListState {
  items: number;
  pageSize: number;
  /** Every so many-th row has another description in each generation; 0 for none. */
  changeEvery: number;
  generation: number;
  /** Every so many-th row has the id of the row before it; 0 for none. */
  repeatEvery: number;
  /** The description of each row ends with the milliseconds since 1970 at which it was read. */
  dated: boolean;
}

const ROW = /^\/rows\/(\d+)$/;

/** A list by cursor; rows are made up when they are asked for. */
export const listApi: Api<ListState> = {
  state: {
    items: 0,
    pageSize: 100,
    changeEvery: 0,
    generation: 0,
    repeatEvery: 0,
    dated: false,
  },
  kindOf: ({ path }) => (ROW.test(path) ? 'row' : 'list'),
  answer({ path, query }, state) {
    const [, id] = ROW.exec(path) ?? [];
    if (id) return { json: row(Number(id) - 1, state) };
    const from = Number(query.get('after') ?? 0);
    const to = Math.min(from + state.pageSize, state.items);
    const rows = [];
    for (let at = from; at < to; at++) rows.push(row(at, state));
    return { json: { rows, next: to < state.items ? to : null } };
  },
};

function row(at: number, state: ListState) {
  const { changeEvery, generation, repeatEvery } = state;
  const repeats = repeatEvery > 0 && at % repeatEvery === repeatEvery - 1;
  const id = repeats ? at : at + 1;
  const changes = changeEvery > 0 && id % changeEvery === 0;
  return {
    id,
    name: `job ${id}`,
    description: `Builds and tests part ${id} of the shop, at every push and each night${
      changes ? `, in the way of generation ${generation}` : ''
    }${state.dated ? ` at ${Date.now()}` : ''}`,
    repository: `https://git.example.com/shop/part-${id}.git`,
  };
}
