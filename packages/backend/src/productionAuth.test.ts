import { ConfigReader } from '@backstage/config';
import { assertProductionAuth } from './productionAuth';

const session = { secret: 'a-long-random-text' };
const gitlab = { production: { clientId: 'x', clientSecret: 'y' } };

describe('assertProductionAuth', () => {
  it.each([
    ['nothing', {}, /configure a sign-in provider.*set auth\.session\.secret/],
    [
      'the demo only',
      { providers: { demo: { people: {} } }, session },
      /remove auth\.providers\.demo; configure a sign-in provider/,
    ],
    [
      'the demo beside another',
      { providers: { demo: { people: {} }, gitlab }, session },
      /remove auth\.providers\.demo$/,
    ],
    ['no secret', { providers: { gitlab } }, /set auth\.session\.secret$/],
  ])('refuses %s', (_, auth, message) => {
    expect(() => assertProductionAuth(new ConfigReader({ auth }))).toThrow(
      message,
    );
  });

  it('accepts a real provider with a session secret', () => {
    const config = new ConfigReader({
      auth: { providers: { gitlab }, session },
    });
    expect(() => assertProductionAuth(config)).not.toThrow();
  });
});
