import {
  NOTHING_KNOWN,
  readSnapshot,
  type RepositorySource,
} from '@strata/backstage-plugin-tools-node';
import { isDetectable, technologyById } from '@strata/technologies';
import { parseAllDocuments } from 'yaml';
import { aRequest, TEMPLATES } from '../__testUtils__/samples';
import { loadLibrary } from '../library';
import { composeService } from './composeService';

const library = loadLibrary(TEMPLATES);

/** A composed service as a code host would show it. */
function repositoryOf(files: Record<string, string>): RepositorySource {
  return {
    head: async () => ({ branch: 'main', commit: 'first' }),
    async list(folder) {
      const below = folder ? `${folder}/` : '';
      const names = Object.keys(files)
        .filter(path => path.startsWith(below))
        .map(path => path.slice(below.length).split('/'));
      return names.map(([name, ...rest]) => ({
        name,
        folder: rest.length > 0,
      }));
    },
    read: async path =>
      path in files ? { text: files[path], cut: false } : undefined,
  };
}

async function factsOf(archetype: string) {
  const { files } = composeService(library, aRequest({ archetype }));
  const { facts = [] } = await readSnapshot(repositoryOf(files), NOTHING_KNOWN);
  const [entity] = parseAllDocuments(files['catalog-info.yaml']);
  const declared: string[] = (entity as any)
    .toJS()
    .spec.dependsOn.map((ref: string) => ref.replace(/^.*\//, ''));
  const valueOf = (id: string) =>
    facts.find(({ type }) => type.id === id)?.value as any;
  return { declared, valueOf };
}

describe.each(['go', 'typescript'])('a new service in %s', archetype => {
  it('shows in its files what it declares', async () => {
    const { declared, valueOf } = await factsOf(archetype);
    const seen: string[] = valueOf('repository.technologies').technologies.map(
      ({ id }: { id: string }) => id,
    );
    const { layer } = technologyById.get(archetype)!;
    expect(layer).toBe('language');
    const expected = declared.filter(id => {
      const technology = technologyById.get(id)!;
      return technology.layer !== 'system' && isDetectable(technology);
    });
    expect(expected).toEqual(
      expect.arrayContaining([archetype, 'grpc', 'postgresql']),
    );
    expect(seen).toEqual(expect.arrayContaining(expected));
    expect(seen).toEqual(expect.arrayContaining(['jenkins', 'prometheus']));
  });

  it('is read without a file that says nothing', async () => {
    const { valueOf } = await factsOf(archetype);
    expect(valueOf('repository.snapshot').unreadable).toEqual([]);
    expect(valueOf('repository.catalog-info').entities).toMatchObject([
      { ref: 'component:default/order-api' },
    ]);
    expect(valueOf('repository.pipeline')).toMatchObject({
      ...{ tests: true, lints: true, includes: false },
    });
    expect(valueOf('repository.migrations')).toMatchObject({
      ...{ files: 1, unordered: [], repeated: [] },
    });
    expect(valueOf('repository.dependencies').manifests).toMatchObject([
      { ranges: 0 },
    ]);
  });
});
