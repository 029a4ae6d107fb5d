import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { renderField } from '../../__testUtils__/renderField';
import { validateServiceName } from './field';
import { ServiceName } from './ServiceName';

const catalog = {
  getEntityByRef: jest.fn(async (ref: string) =>
    ref === 'component:default/cart-api' ? { kind: 'Component' } : undefined,
  ),
};

describe('ServiceName', () => {
  it.each([
    ['order-api', 'The name is free.'],
    [
      'cart-api',
      'component:default/cart-api exists already. Choose another name.',
    ],
    ['Order_API', /must start with a letter/],
    ['x'.repeat(64), 'The name must have at most 63 characters'],
  ])('says while one types %s: %s', async (name, message) => {
    renderField(ServiceName, { catalog });
    const input = await screen.findByLabelText('Name');
    await userEvent.click(input);
    await userEvent.paste(name);
    expect(await screen.findByText(message)).toBeInTheDocument();
  });

  it('says when the catalog could not be asked', async () => {
    const broken = {
      getEntityByRef: async () => Promise.reject(new Error('gone')),
    };
    renderField(ServiceName, { catalog: broken });
    await userEvent.type(await screen.findByLabelText('Name'), 'order-api');
    expect(
      await screen.findByText('The catalog could not be asked: gone'),
    ).toBeInTheDocument();
  });

  it.each([
    ['order-api', []],
    [
      'cart-api',
      ['component:default/cart-api exists already. Choose another name.'],
    ],
    ['../etc', [expect.stringContaining('must start with a letter')]],
  ])('lets the form go on only with a good name: %s', async (name, errors) => {
    const addError = jest.fn();
    const apiHolder = {
      get: (ref: unknown) => (ref === catalogApiRef ? catalog : undefined),
    };
    await validateServiceName(
      name,
      { addError } as never,
      { apiHolder } as never,
    );
    expect(addError.mock.calls.flat()).toEqual(errors);
  });
});
