import type { Feature, Library, Parameter } from '../library';
import { judge, type Refusal, type Selection } from './resolve';
import type { Tool } from './tools';

export interface Option {
  id: string;
  title: string;
  summary: string;
  technologies: string[];
  parameters: (Parameter & { id: string })[];
  /** Present when it cannot be taken. */
  refusal?: Refusal & { insteadTitle?: string };
}

export interface OptionGroup {
  id: string;
  title: string;
  layer: string;
  /** Id of the company's own decision. */
  default?: string;
  /** Title of the option that adds nothing. */
  none?: string;
  options: Option[];
}

/** Every choice with its options as they stand under a selection; without one, the company's. */
export function listOptions(
  library: Library,
  given: Selection | undefined,
  tools: readonly Tool[],
): { choices: OptionGroup[]; selection: Selection } {
  const connectors = tools.map(({ connector }) => connector);
  const selection = given ?? defaultSelection(library, connectors);
  const toOption = (feature: Feature): Option => {
    const refusal = judge(library, feature, selection, connectors);
    return {
      ...describe(feature),
      parameters: Object.entries(feature.parameters).map(([id, parameter]) => ({
        ...parameter,
        id,
      })),
      ...(refusal && {
        refusal: {
          ...refusal,
          insteadTitle: titleOf(library, refusal.instead),
        },
      }),
    };
  };
  const choices = library.choices.map(choice => ({
    ...choice,
    options:
      choice.layer === 'language'
        ? library.archetypes.map(each => ({
            ...describe(each),
            parameters: [],
          }))
        : library.features
            .filter(feature => feature.choice === choice.id)
            .map(toOption),
  }));
  return { choices, selection };
}

/**
 * The company's defaults; where one cannot be had, what its refusal names instead. With neither,
 * a choice that must be made keeps its default, so that the form shows why it is refused.
 */
function defaultSelection(
  library: Library,
  connectors: readonly string[],
): Selection {
  const language = library.choices.find(({ layer }) => layer === 'language');
  const selection: Selection = {
    archetype: language?.default ?? library.archetypes[0].id,
    features: {},
  };
  for (const choice of library.choices) {
    if (choice === language) continue;
    const wanted = library.features.find(({ id }) => id === choice.default);
    const refusal = wanted && judge(library, wanted, selection, connectors);
    const fallback = refusal?.instead ?? (choice.none ? undefined : wanted?.id);
    selection.features[choice.id] = refusal ? fallback : wanted?.id;
  }
  return selection;
}

function describe(source: {
  id: string;
  title: string;
  summary: string;
  technologies: string[];
}) {
  const { id, title, summary, technologies } = source;
  return { id, title, summary, technologies };
}

function titleOf(library: Library, id: string | undefined) {
  return library.features.find(feature => feature.id === id)?.title;
}
