import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';

/** Effects are kept and shown: a connector that puts a credential into one is refused. */
export function assertNoSecret(
  { config, title }: ConnectorInstance,
  stored: unknown,
) {
  const text = JSON.stringify(stored) ?? '';
  const secrets = [config.token, config.writeToken].filter(
    (secret): secret is string => Boolean(secret),
  );
  if (
    secrets.some(secret => text.includes(JSON.stringify(secret).slice(1, -1)))
  ) {
    throw new Error(
      `The action of ${title} returned its own credential; it was not stored`,
    );
  }
}
