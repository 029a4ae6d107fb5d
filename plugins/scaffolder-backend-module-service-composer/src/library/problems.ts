import type { Library } from './schema';

/** References within the library that lead nowhere, one sentence each. */
export function findLibraryProblems(library: Library): string[] {
  const features = new Set(library.features.map(feature => feature.id));
  const archetypes = new Set(library.archetypes.map(({ id }) => id));
  const choices = new Set(library.choices.map(({ id }) => id));
  const problems: string[] = [];
  const expect = (
    known: Set<string>,
    id: string | undefined,
    where: string,
  ) => {
    if (id !== undefined && !known.has(id)) {
      problems.push(`${where} names "${id}", which does not exist`);
    }
  };
  for (const feature of library.features) {
    const where = `features/${feature.id}`;
    expect(choices, feature.choice, `${where} choice`);
    feature.archetypes.forEach(id => expect(archetypes, id, where));
    feature.after.forEach(id => expect(features, id, `${where} after`));
    for (const relation of [...feature.requires, ...feature.conflicts]) {
      if ('feature' in relation) expect(features, relation.feature, where);
      expect(features, relation.instead, `${where} instead`);
    }
    for (const each of feature.satisfies) {
      if (typeof each === 'string') continue;
      if ('choice' in each) {
        expect(choices, each.choice, `${where} satisfies`);
      } else {
        const parameters = new Set(Object.keys(feature.parameters));
        Object.keys(each.unless).forEach(parameter =>
          expect(parameters, parameter, `${where} satisfies`),
        );
      }
    }
    for (const { archetype } of feature.files) {
      expect(archetypes, archetype, `${where} files`);
    }
  }
  for (const choice of library.choices) {
    const known = choice.layer === 'language' ? archetypes : features;
    expect(known, choice.default, `choice ${choice.id}`);
  }
  return problems;
}
