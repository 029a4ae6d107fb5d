import { ResponseError } from '@backstage/errors';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULTS, fakeScaffolder } from '../../__testUtils__/samples';
import { renderField } from '../../__testUtils__/renderField';
import { validateStack } from './field';
import { StackPicker } from './StackPicker';

jest.setTimeout(60_000);

const form = {
  name: 'order-api',
  description: 'Takes orders',
  owner: 'group:default/payments',
};

describe('StackPicker', () => {
  it('starts with the defaults of the company', async () => {
    const { onChange } = renderField(StackPicker, {
      scaffolder: fakeScaffolder(),
    });
    expect(await screen.findByRole('radio', { name: /gRPC/ })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'No database' })).toBeChecked();
    expect(screen.getByText(/TypeScript \(default\)/)).toBeInTheDocument();
    expect(onChange).toHaveBeenCalledWith(DEFAULTS);
  });

  it.each([
    [
      'everything beside the defaults',
      {},
      DEFAULTS,
      ['Name is missing', 'What it is for is missing', 'Owner is missing'],
    ],
    [
      'the address of a repository',
      form,
      {
        ...DEFAULTS,
        features: {
          ...DEFAULTS.features,
          repository: 'repository-git',
          ci: 'ci-jenkins',
        },
      },
      ['Another server: Clone address is missing'],
    ],
    [
      'the owner and a choice',
      { ...form, owner: '' },
      { ...DEFAULTS, features: { ...DEFAULTS.features, rpc: undefined } },
      ['Owner is missing', 'Choose what the service is made of.'],
    ],
  ])(
    'names in the preview what is missing: %s',
    async (_, answers, value, missing) => {
      const scaffolder = fakeScaffolder();
      renderField(StackPicker, { scaffolder, form: answers, value });
      const preview = await screen.findByRole('region', { name: 'Preview' });
      const shown = within(preview).getAllByRole('listitem');
      expect(shown.map(({ textContent }) => textContent)).toEqual(missing);
    },
  );

  it('names what is missing above a preview that was there before', async () => {
    const scaffolder = fakeScaffolder();
    renderField(StackPicker, { scaffolder, form });
    await screen.findByText('2 files', {}, { timeout: 15_000 });
    expect(screen.queryByText(/the preview waits/)).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('radio', { name: /Another server/ }),
    );
    await userEvent.click(screen.getByRole('radio', { name: /Jenkins/ }));
    expect(
      await screen.findByText('Another server: Clone address is missing'),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByLabelText(/Clone address/),
      'https://git.example.com/a.git',
    );
    await waitFor(() =>
      expect(screen.queryByText(/the preview waits/)).not.toBeInTheDocument(),
    );
  });

  it('shows files, checks and tools of the service, and marks what changed', async () => {
    const scaffolder = fakeScaffolder();
    const denied = 'tools.action.gitlab.protect-branch';
    renderField(StackPicker, { scaffolder, form, denied });
    expect(
      await screen.findByRole(
        'heading',
        { name: 'order-api 服务' },
        { timeout: 15_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('2 files')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Checks' }));
    expect(screen.getByText('CI runs on default branch')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Tools' }));
    expect(screen.getAllByText('in gitlab.main')).toHaveLength(2);
    const [create, protect] = screen.getAllByRole('listitem');
    expect(protect).toHaveTextContent(
      /You may not make this change: .* tools\.action\.gitlab\.protect-branch\./,
    );
    expect(create).not.toHaveTextContent('You may not');

    await userEvent.click(screen.getByRole('tab', { name: 'Files' }));
    await userEvent.click(screen.getByRole('radio', { name: /Plain HTTP/ }));
    const list = screen.getByRole('list', { name: 'Files' });
    await waitFor(
      () => expect(within(list).getAllByText('● changed')).toHaveLength(1),
      { timeout: 15_000 },
    );
  });

  it('keeps an impossible option visible with its reason and takes the alternative', async () => {
    const { onChange } = renderField(StackPicker, {
      scaffolder: fakeScaffolder(),
    });
    await userEvent.click(
      await screen.findByRole('radio', { name: /Another server/ }),
    );
    expect(
      await screen.findByText(
        /Not possible: GitLab runs it only for repositories/,
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Take Jenkins instead' }),
    );
    expect(onChange.mock.lastCall[0].features.ci).toBe('ci-jenkins');
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: /GitLab CI/ })).toBeDisabled(),
    );
  });

  it('asks for what an option wants to know', async () => {
    const { onChange } = renderField(StackPicker, {
      scaffolder: fakeScaffolder(),
    });
    await userEvent.click(
      await screen.findByRole('radio', { name: /Another server/ }),
    );
    await userEvent.type(screen.getByLabelText(/Clone address/), 'x');
    expect(screen.getByLabelText(/Clone address/)).toHaveAccessibleDescription(
      'Another server: Clone address must look like the example',
    );
    expect(onChange.mock.lastCall[0].parameters).toEqual({
      'repository-git': { url: 'x' },
    });
  });

  it('asks for what need not be said only on demand', async () => {
    const { onChange } = renderField(StackPicker, {
      scaffolder: fakeScaffolder(),
    });
    const more = await screen.findByRole('button', {
      name: 'More settings (1)',
    });
    expect(screen.queryByLabelText('Group')).not.toBeInTheDocument();
    await userEvent.click(more);
    await userEvent.type(await screen.findByLabelText('Group'), 'x');
    expect(onChange.mock.lastCall[0].parameters).toEqual({
      'repository-gitlab': { group: 'x' },
    });
  });

  it('shows why a service cannot be made yet', async () => {
    const scaffolder = fakeScaffolder();
    const answer = scaffolder.dryRun.getMockImplementation()!;
    scaffolder.dryRun.mockImplementation(async request => {
      if (request.template.spec.steps[0].action === 'strata:compose') {
        throw new Error('name: The name is taken');
      }
      return answer(request);
    });
    renderField(StackPicker, { scaffolder, form });
    const alert = await screen.findByRole('alert', {}, { timeout: 15_000 });
    expect(alert).toHaveTextContent('name: The name is taken');
  });

  it('offers to try again when the choices could not be read', async () => {
    const scaffolder = fakeScaffolder();
    scaffolder.dryRun.mockRejectedValueOnce(new Error('no backend'));
    renderField(StackPicker, { scaffolder });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('radio', { name: /gRPC/ })).toBeChecked();
  });

  it('tells who may not create services what they need', async () => {
    const scaffolder = fakeScaffolder();
    const forbidden = new Response('{}', { status: 403 });
    scaffolder.dryRun.mockRejectedValueOnce(
      await ResponseError.fromResponse(forbidden),
    );
    renderField(StackPicker, { scaffolder });
    expect(
      await screen.findByText(/You may not create services\./),
    ).toHaveTextContent('scaffolder.task.create');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it.each([
    ['nothing chosen', undefined, ['Choose what the service is made of.']],
    ['the defaults', DEFAULTS, []],
    [
      'GitLab CI outside GitLab without an address',
      {
        ...DEFAULTS,
        features: { ...DEFAULTS.features, repository: 'repository-git' },
      },
      [
        'Another server: Clone address is missing',
        'GitLab CI cannot be chosen: GitLab runs it only for repositories that it hosts.',
      ],
    ],
  ])(
    'lets the form go on only with a possible stack: %s',
    async (_, stack, errors) => {
      const addError = jest.fn();
      const scaffolder = fakeScaffolder();
      const apiHolder = {
        get: (ref: unknown) =>
          ref === scaffolderApiRef ? scaffolder : undefined,
      };
      await validateStack(
        stack as never,
        { addError } as never,
        { apiHolder } as never,
      );
      expect(addError.mock.calls.flat()).toEqual(errors);
    },
  );
});
