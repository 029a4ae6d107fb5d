import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { repositoryOf } from './repository';

const project = { name: 'shop/mono', state: 'ACTIVE' as const };

/** A Gerrit with Gitiles whose tree is longer than anybody would read. */
function largeGerrit() {
  const asked: string[] = [];
  const api = {
    async request(_: string, path: string, { query }: any) {
      asked.push(
        [path, query.recursive && 'recursive'].filter(Boolean).join(' '),
      );
      return { status: 200, cut: Boolean(query.recursive), text: () => '' };
    },
    async find(path: string) {
      asked.push(path);
      const entries = [
        { name: 'services', type: 'tree' },
        { name: 'go.mod', type: 'blob' },
        { name: 'module', type: 'commit' },
      ];
      return { entries };
    },
  };
  return { asked, context: { api } as unknown as ReadContext };
}

describe('files of a project', () => {
  it('are listed by folders where the tree is too large', async () => {
    const { asked, context } = largeGerrit();
    const source = await repositoryOf(project, 'main', context);
    expect(await source.tree!('c0ffee')).toBeUndefined();
    expect(await source.list!('a b/c', 'c0ffee')).toEqual([
      { name: 'services', folder: true },
      { name: 'go.mod', folder: false },
      { name: 'module', folder: false },
    ]);
    expect(asked).toEqual([
      '/plugins/gitiles/',
      '/plugins/gitiles/shop/mono/+/c0ffee/ recursive',
      '/plugins/gitiles/shop/mono/+/c0ffee/a%20b/c/',
    ]);
  });

  it('ask for the plugin once in a run, and not where no file is read', async () => {
    const { asked, context } = largeGerrit();
    await repositoryOf(project, undefined, context);
    expect(asked).toEqual([]);
    await repositoryOf(project, 'main', context);
    await repositoryOf({ ...project, name: 'other' }, 'main', context);
    expect(asked).toEqual(['/plugins/gitiles/']);
  });
});
