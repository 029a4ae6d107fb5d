import type {
  ServiceDraft,
  Stack,
  StackOption,
  StackOptions,
} from '../../api/types';

export type StackProblem =
  | { kind: 'incomplete' }
  | { kind: 'refused'; option: string; reason: string }
  | { kind: 'missing' | 'malformed'; option: string; parameter: string };

/** Answers of the form beside the stack that a preview needs. */
const FIELDS = ['name', 'description', 'owner'] as const;

export type DraftProblem =
  | StackProblem
  | { kind: 'unfilled'; field: (typeof FIELDS)[number] };

/** Everything that keeps the form from being previewed, in the order of the form. */
export function findDraftProblems(
  form: Partial<ServiceDraft>,
  stack: Stack,
  options: StackOptions,
): DraftProblem[] {
  return [
    ...FIELDS.filter(field => !form[field]).map(field => ({
      kind: 'unfilled' as const,
      field,
    })),
    ...findProblems(stack, options),
  ];
}

/** The options that are chosen, in the order of the choices. */
export function chosenOptions(
  stack: Stack,
  options: StackOptions,
): StackOption[] {
  return options.choices.flatMap(({ id, options: each }) =>
    each.filter(option => option.id === stack.features[id]),
  );
}

/** Everything that keeps a service from being made out of these choices. */
export function findProblems(
  stack: Stack,
  options: StackOptions,
): StackProblem[] {
  const unanswered = options.choices.some(
    ({ id, layer, none }) =>
      layer !== 'language' && !none && !stack.features[id],
  );
  return [
    ...(unanswered ? [{ kind: 'incomplete' as const }] : []),
    ...chosenOptions(stack, options).flatMap(option => [
      ...(option.refusal
        ? [
            {
              kind: 'refused' as const,
              option: option.title,
              reason: option.refusal.reason,
            },
          ]
        : []),
      ...findParameterProblems(option, stack.parameters?.[option.id] ?? {}),
    ]),
  ];
}

function findParameterProblems(
  option: StackOption,
  values: Record<string, string>,
): StackProblem[] {
  return option.parameters.flatMap((parameter): StackProblem[] => {
    const { id, title, optional, pattern } = parameter;
    const value = values[id] ?? '';
    const found = { option: option.title, parameter: title };
    if (!value) return optional ? [] : [{ kind: 'missing', ...found }];
    return pattern && !new RegExp(pattern, 'u').test(value)
      ? [{ kind: 'malformed', ...found }]
      : [];
  });
}
