import { ConfigReader } from '@backstage/config';
import { assertProductionAuth, isProduction, reasonOf } from './productionAuth';

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
    [
      'an empty secret',
      { providers: { gitlab }, session: { secret: '' } },
      /set auth\.session\.secret$/,
    ],
    [
      'another provider than the one that people sign in with',
      { providers: { oidc: { production: {} } }, session },
      /app\.signIn is "gitlab", which is not among auth\.providers/,
    ],
  ])('refuses %s', (_, auth, message) => {
    expect(() => assertProductionAuth(new ConfigReader({ auth }))).toThrow(
      message,
    );
  });

  it('is one sentence for the person who starts the portal, whatever wraps it', () => {
    let refusal: unknown;
    try {
      assertProductionAuth(new ConfigReader({}));
    } catch (error) {
      refusal = error;
    }
    const wrapped = new Error('A feature loader failed', { cause: refusal });
    const sentence = /^Strata does not start in production: [^\n]*$/;
    expect(reasonOf(refusal)).toMatch(sentence);
    expect(reasonOf(wrapped)).toMatch(sentence);
    const defect = new Error('A defect', {
      cause: new Error('of another kind'),
    });
    expect(reasonOf(defect)).toBe(defect);
  });

  it.each([
    ['NODE_ENV', 'production', {}],
    ['auth.environment', 'test', { auth: { environment: 'production' } }],
  ])('holds where %s is production', (_, nodeEnv, config) => {
    const before = process.env.NODE_ENV;
    Object.assign(process.env, { NODE_ENV: nodeEnv });
    expect(isProduction(new ConfigReader(config))).toBe(true);
    Object.assign(process.env, { NODE_ENV: before });
  });

  it('accepts a real provider with a session secret', () => {
    const config = new ConfigReader({
      auth: { providers: { gitlab }, session },
    });
    expect(() => assertProductionAuth(config)).not.toThrow();
  });
});
