import {
  secretsOf,
  type ConnectorInstance,
} from '@strata/backstage-plugin-tools-node';

/** Effects are kept and shown: a connector that puts a credential into one is refused. */
export function assertNoSecret(instance: ConnectorInstance, stored: unknown) {
  const text = JSON.stringify(stored) ?? '';
  const holds = (secret: string) =>
    text.includes(JSON.stringify(secret).slice(1, -1));
  if (secretsOf(instance).some(holds)) {
    throw new Error(
      `The action of ${instance.title} returned its own credential; it was not stored`,
    );
  }
}
