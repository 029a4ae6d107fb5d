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
});
