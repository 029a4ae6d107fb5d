import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { fetchOptions } from '../../api/dryRun';
import type { Stack } from '../../api/types';
import { english } from '../../translation/en';
import { findProblems, type StackProblem } from './findProblems';
import { StackPicker } from './StackPicker';

/** The form calls it before the next step; the texts cannot be translated there. */
export const validateStack: CustomFieldValidator<Stack> = async (
  stack,
  field,
  { apiHolder },
) => {
  const api = apiHolder.get(scaffolderApiRef);
  if (!stack?.archetype || !api) {
    field.addError(english.stack.incomplete);
    return;
  }
  const options = await fetchOptions(api, stack);
  findProblems(stack, options).forEach(problem =>
    field.addError(describe(problem)),
  );
};

function describe({ kind, ...values }: StackProblem): string {
  return Object.entries(values).reduce<string>(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    english.stack[kind],
  );
}

export const stackPickerField = {
  name: 'StackPicker',
  component: StackPicker,
  validation: validateStack,
};

export const stackPickerFormField = createFormField(stackPickerField);
