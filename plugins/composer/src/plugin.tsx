import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import CreateIcon from '@material-ui/icons/AddCircleOutline';

const serviceName = FormFieldBlueprint.make({
  name: 'service-name',
  params: {
    field: async () => {
      const { serviceNameFormField } = await import(
        './fields/ServiceName/field'
      );
      return serviceNameFormField;
    },
  },
});

const stackPicker = FormFieldBlueprint.make({
  name: 'stack-picker',
  params: {
    field: async () => {
      const { stackPickerFormField } = await import(
        './fields/StackPicker/field'
      );
      return stackPickerFormField;
    },
  },
});

export const composerPlugin = createFrontendPlugin({
  pluginId: 'composer',
  title: 'Composer',
  icon: <CreateIcon fontSize="inherit" />,
  extensions: [serviceName, stackPicker],
});
