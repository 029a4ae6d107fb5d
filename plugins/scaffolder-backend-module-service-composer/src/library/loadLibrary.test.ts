import { createMockDirectory } from '@backstage/backend-test-utils';
import { TEMPLATES } from '../__testUtils__/samples';
import { loadLibrary } from './loadLibrary';

describe('loadLibrary', () => {
  const folder = createMockDirectory();

  it('reads every folder of the templates', () => {
    const { archetypes, features } = loadLibrary(TEMPLATES);
    expect(archetypes.map(({ id }) => id)).toEqual(['go', 'typescript']);
    expect(features.map(({ id }) => id)).toContain('rpc-grpc');
  });

  it('lists everything that is wrong at once', () => {
    folder.setContent({
      'choices.yaml':
        '- { id: rpc, title: RPC, layer: component, default: nothing }',
      'archetypes/go/archetype.yaml':
        '{ title: Go, version: 1.0.0, summary: Go, technologies: [go], modules: "x/*.go" }',
      'features/one/feature.yaml':
        '{ title: One, version: one, summary: One, archetypes: [go] }',
      'features/two/feature.yaml':
        '{ title: Two, version: 1.0.0, summary: Two, archetypes: [cobol], after: [three], choice: other, satisfies: [{ check: is-good, choice: more }] }',
    });
    const load = () => loadLibrary(folder.path);
    expect(load).toThrow(/features\/one\/feature\.yaml.*must be like 1\.0\.0/s);
    expect(load).toThrow(/features\/two choice names "other"/);
    expect(load).toThrow(/features\/two names "cobol"/);
    expect(load).toThrow(/features\/two after names "three"/);
    expect(load).toThrow(/features\/two satisfies names "more"/);
    expect(load).toThrow(/choice rpc names "nothing"/);
  });

  it('says which folder is missing', () => {
    expect(() => loadLibrary('/nowhere')).toThrow(
      '/nowhere/choices.yaml does not exist',
    );
  });
});
