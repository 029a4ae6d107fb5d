import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { english } from '../../translation/en';
import { ServiceName } from './ServiceName';
import { validateName } from './validateName';

/** The form calls it before the next step; the texts cannot be translated there. */
export const validateServiceName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder },
) => {
  const catalog = apiHolder.get(catalogApiRef);
  if (!catalog || !name) return;
  const state = await validateName(name, catalog);
  if (state.kind === 'taken') {
    field.addError(english.name.taken.replace('{{ref}}', state.ref));
  } else if (state.kind !== 'free') {
    field.addError(english.name[state.kind]);
  }
};

export const serviceNameField = {
  name: 'ServiceName',
  component: ServiceName,
  validation: validateServiceName,
};

export const serviceNameFormField = createFormField(serviceNameField);
