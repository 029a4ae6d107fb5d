import { startFake, type Answer } from './fakeServer';

const LISTS: Record<string, object[]> = {
  '/users/users/': [{ id: 'u1', username: 'ann' }],
  '/users/groups/': [{ id: 'g1', name: 'payments' }],
  '/assets/assets/': [{ id: 'a1', name: 'web-1' }],
  '/assets/nodes/': [{ id: 'n1', full_value: '/Default/payments' }],
};

const asRows = (ids: string[]) => ids.map(id => ({ id }));

/** A grant as it is shown; times are those of the server's zone, without milliseconds. */
function show(id: string, asked: any) {
  const end = new Date(Date.parse(asked.date_expired) + 8 * 3_600_000);
  const [day, time] = end.toISOString().slice(0, 19).split('T');
  return {
    ...asked,
    id,
    users: asRows(asked.users),
    user_groups: asRows(asked.user_groups),
    assets: asRows(asked.assets),
    nodes: asRows(asked.nodes),
    actions: asked.actions.map((value: string) => ({ value, label: '…' })),
    date_expired: `${day.replaceAll('-', '/')} ${time} +0800`,
    is_expired: false,
    is_valid: true,
  };
}

/** Keeps asset permissions. */
export function startFakeJumpserver() {
  const grants = new Map<string, any>();
  const list = (rows: object[]): Answer => ({
    body: { count: rows.length, next: null, previous: null, results: rows },
  });
  return startFake(({ method, path, query, body }) => {
    const below = path.replace('/api/v1', '');
    const [, id] = /^\/perms\/asset-permissions\/(.*?)\/?$/.exec(below) ?? [];
    if (id === undefined) return list(LISTS[below] ?? []);
    if (method === 'POST') {
      const made = show(`p${grants.size + 1}`, JSON.parse(body));
      grants.set(made.id, made);
      return { status: 201, body: made };
    }
    if (method === 'DELETE') {
      return { status: grants.delete(id) ? 204 : 404 };
    }
    if (id) return { status: grants.has(id) ? 200 : 404, body: grants.get(id) };
    const name = query.get('name');
    return list([...grants.values()].filter(one => !name || one.name === name));
  });
}
