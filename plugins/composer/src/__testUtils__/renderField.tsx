import {
  mockApis,
  TestApiProvider,
  wrapInTestApp,
} from '@backstage/test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  scaffolderApiRef,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { render } from '@testing-library/react';
import { useState, type ComponentType } from 'react';

/** A field in a form that keeps its value, beside the other values of the form. */
export function renderField<T>(
  Field: ComponentType<FieldExtensionComponentProps<T>>,
  options: {
    scaffolder?: object;
    catalog?: object;
    form?: object;
    value?: T;
    /** Name of a permission that the person does not have. */
    denied?: string;
  },
) {
  const onChange = jest.fn();
  function Form() {
    const [value, setValue] = useState(options.value);
    const props = {
      formData: value,
      formContext: { formData: options.form ?? {} },
      schema: { title: 'Name' },
      uiSchema: {},
      idSchema: { $id: 'field' },
      onChange: (next: T) => {
        onChange(next);
        setValue(next);
      },
    } as unknown as FieldExtensionComponentProps<T>;
    return <Field {...props} />;
  }
  render(
    wrapInTestApp(
      <TestApiProvider
        apis={[
          [scaffolderApiRef, options.scaffolder ?? {}],
          [catalogApiRef, options.catalog ?? {}],
          [
            permissionApiRef,
            mockApis.permission({
              authorize: ({ permission: { name } }) =>
                name === options.denied
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            }),
          ],
        ]}
      >
        <Form />
      </TestApiProvider>,
    ),
  );
  return { onChange };
}
