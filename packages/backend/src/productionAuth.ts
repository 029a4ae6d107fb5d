import type { Config } from '@backstage/config';

/** Sign-in providers that let anybody in. */
const OPEN_PROVIDERS = ['demo', 'guest'];

/**
 * Throws one error that names every setting a production portal lacks: a provider
 * that proves who somebody is, and a secret that signs sessions.
 */
export function assertProductionAuth(config: Config): void {
  const providers = config.getOptionalConfig('auth.providers')?.keys() ?? [];
  const problems: string[] = [];
  const open = providers.filter(id => OPEN_PROVIDERS.includes(id));
  if (open.length > 0) {
    problems.push(`remove auth.providers.${open.join(' and auth.providers.')}`);
  }
  if (open.length === providers.length) {
    problems.push('configure a sign-in provider under auth.providers');
  }
  if (!config.getOptionalString('auth.session.secret')) {
    problems.push('set auth.session.secret');
  }
  if (problems.length > 0) {
    throw new Error(
      `Strata does not start in production: ${problems.join('; ')}`,
    );
  }
}
