import type { storeAccess } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { ConfigResourceTypes, type Admin } from 'kafkajs';
import type { z } from 'zod';
import { broker, orRefusal, Refusal } from './client';

type Access = z.output<typeof storeAccess.schema>;
type Configuration = Map<string, string | null>;

/**
 * How the listeners for clients are protected, as one broker is configured; all are alike in
 * practice. `undefined` where the account may not see the configuration.
 */
export async function readListeners({
  use,
}: ReadContext): Promise<Access | undefined> {
  return use(broker, async admin => {
    const { brokers } = await admin.describeCluster();
    const id = String(Math.min(...brokers.map(({ nodeId }) => nodeId)));
    const main = await configurationOf(admin, id, [
      'listeners',
      'listener.security.protocol.map',
      'controller.listener.names',
    ]);
    if (!main) return undefined;
    const listeners = listenersOf(main);
    const keys = listeners.map(({ name }) => clientAuthOf(name));
    const certificates = await configurationOf(admin, id, [
      'ssl.client.auth',
      ...keys,
    ]);
    return accessBy(listeners, certificates ?? new Map());
  });
}

/** Named keys only: others may hold secrets. */
async function configurationOf(
  admin: Admin,
  id: string,
  configNames: string[],
): Promise<Configuration | undefined> {
  const answer = await orRefusal(
    admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.BROKER, name: id, configNames }],
    }),
    ['CLUSTER_AUTHORIZATION_FAILED'],
  );
  if (answer instanceof Refusal) return undefined;
  const entries = answer.resources.flatMap(resource => resource.configEntries);
  return new Map(
    entries.map(({ configName, configValue }) => [configName, configValue]),
  );
}

export interface Listener {
  name: string;
  /** `PLAINTEXT`, `SSL`, `SASL_PLAINTEXT` or `SASL_SSL`. */
  protocol: string;
}

/** Those that clients may use: https://kafka.apache.org/documentation/#listener_configuration */
export function listenersOf(configuration: Configuration): Listener[] {
  const list = (key: string) =>
    (configuration.get(key) ?? '').split(',').filter(Boolean);
  const protocols = new Map(
    list('listener.security.protocol.map').map(entry => {
      const [name, protocol] = entry.split(':');
      return [name, protocol];
    }),
  );
  const internal = list('controller.listener.names');
  return list('listeners')
    .map(address => address.split('://')[0])
    .filter(name => !internal.includes(name))
    .map(name => ({ name, protocol: protocols.get(name) ?? name }));
}

/** `undefined` where none is shown. */
export function accessBy(
  listeners: Listener[],
  certificates: Configuration,
): Access | undefined {
  if (!listeners.length) return undefined;
  const asksForCertificate = ({ name, protocol }: Listener) =>
    protocol.endsWith('SSL') &&
    (certificates.get(clientAuthOf(name)) ??
      certificates.get('ssl.client.auth')) === 'required';
  const encrypted = listeners.filter(({ protocol }) =>
    protocol.endsWith('SSL'),
  ).length;
  const offered = encrypted ? 'offered' : 'off';
  return {
    authentication: listeners.every(
      listener =>
        listener.protocol.startsWith('SASL_') || asksForCertificate(listener),
    ),
    clientCertificates: listeners.every(asksForCertificate),
    tls: encrypted === listeners.length ? 'required' : offered,
  };
}

function clientAuthOf(listener: string): string {
  return `listener.name.${listener.toLowerCase()}.ssl.client.auth`;
}
