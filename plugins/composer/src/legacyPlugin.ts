import { createPlugin } from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { serviceNameField } from './fields/ServiceName/field';
import { stackPickerField } from './fields/StackPicker/field';

export const composerPlugin = createPlugin({ id: 'composer' });

export const ServiceNameField = composerPlugin.provide(
  createScaffolderFieldExtension(serviceNameField),
);

export const StackPickerField = composerPlugin.provide(
  createScaffolderFieldExtension(stackPickerField),
);
