import type { Config } from '@backstage/config';

/** Sign-in providers that let anybody in. */
const OPEN_PROVIDERS = ['demo', 'guest'];

class ProductionRefusal extends Error {}

export function isProduction(config: Config): boolean {
  return (
    process.env.NODE_ENV === 'production' ||
    config.getOptionalString('auth.environment') === 'production'
  );
}

/** What to print when the portal did not start: one sentence where a person has to set something. */
export function reasonOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause ?? error : error;
  return cause instanceof ProductionRefusal ? cause.message : error;
}

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
  const signIn = config.getOptionalString('app.signIn') ?? 'gitlab';
  if (open.length < providers.length && !providers.includes(signIn)) {
    problems.push(
      `app.signIn is "${signIn}", which is not among auth.providers: name one of them`,
    );
  }
  // Not as a string: of an empty one, the reader says only that its type is wrong.
  if (!config.getOptional('auth.session.secret')) {
    problems.push('set auth.session.secret');
  }
  if (problems.length > 0) {
    throw new ProductionRefusal(
      `Strata does not start in production: ${problems.join('; ')}`,
    );
  }
}
