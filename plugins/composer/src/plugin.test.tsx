import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { ServiceNameField, StackPickerField } from './legacy';
import { composerPlugin } from './plugin';

describe('composer plugin', () => {
  it.each(['service-name', 'stack-picker'] as const)(
    'provides the form field %s',
    name => {
      expect(
        composerPlugin.getExtension(`scaffolder-form-field:composer/${name}`),
      ).toBeDefined();
    },
  );

  it('gives the scaffolder of a classic app the fields that its template names', async () => {
    function Names({ children }: { children: JSX.Element }) {
      const fields = useCustomFieldExtensions(children);
      return <>{fields.map(({ name }) => name).join(', ')}</>;
    }
    await renderInTestApp(
      <Names>
        <ScaffolderFieldExtensions>
          <ServiceNameField />
          <StackPickerField />
        </ScaffolderFieldExtensions>
      </Names>,
    );
    expect(screen.getByText('ServiceName, StackPicker')).toBeVisible();
  });
});
