import type { ClientTarget } from '@strata/backstage-plugin-tools-node';
import { wholeAnswers } from './answers';
import type { AwsSettings } from './settings';

/** Domains of AWS itself, with the region that serves what has no region. */
const PARTITIONS: [RegExp, string][] = [
  [/(^|\.)(amazonaws|aws\.amazon)\.com$/, 'us-east-1'],
  [/(^|\.)amazonaws\.cn$/, 'cn-northwest-1'],
  [/(^|\.)amazonaws-us-gov\.com$/, 'us-gov-west-1'],
];

/** Shown in the logs of the account whose role is assumed. */
const SESSION = 'strata';

type Target = ClientTarget<AwsSettings>;

export type Options = ReturnType<typeof optionsOf>;

/** How the client of a service is made; `region` is left out for those that have none. */
export function optionsOf(target: Target, region?: string) {
  const options = withOwnKeys(target, region);
  const { roleArn } = target.settings;
  return roleArn
    ? { ...options, credentials: assumeRole(target, roleArn) }
    : options;
}

function withOwnKeys(
  { url, username, password, tls, timeoutMs }: Target,
  region?: string,
) {
  const partition = PARTITIONS.find(([host]) => host.test(url.hostname));
  return {
    region: region ?? partition?.[1] ?? 'us-east-1',
    ...(!partition && { endpoint: url.href.replace(/\/+$/, '') }),
    ...(username &&
      password && {
        credentials: { accessKeyId: username, secretAccessKey: password },
      }),
    // What may succeed later is repeated by whoever calls the client.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      ...(tls?.ca && { httpsAgent: { ca: tls.ca } }),
    },
  };
}

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** The last keys of each instance's role: every service in every region has a client that needs them. */
const lastKeys = new WeakMap<AwsSettings, Promise<Keys>>();

/** Milliseconds that keys must still last to be used. */
const LEAST_LIFE_MS = 5 * 60_000;

/** Gives temporary keys of a role; a client asks again before they expire. */
function assumeRole(target: Target, roleArn: string) {
  return async () => {
    const { settings } = target;
    const last = await lastKeys.get(settings)?.catch(() => undefined);
    const life = (last?.expiration?.getTime() ?? 0) - Date.now();
    if (last && life > LEAST_LIFE_MS) return last;
    const asked = askForKeys(target, roleArn);
    lastKeys.set(settings, asked);
    return asked;
  };
}

async function askForKeys(target: Target, roleArn: string): Promise<Keys> {
  const library: typeof import('@aws-sdk/client-sts') = require('@aws-sdk/client-sts');
  const sts = prepared(new library.STS(withOwnKeys(target)));
  try {
    const { Credentials: keys } = await sts.assumeRole({
      RoleArn: roleArn,
      RoleSessionName: SESSION,
      ExternalId: target.settings.externalId,
    });
    return {
      accessKeyId: keys?.AccessKeyId ?? '',
      secretAccessKey: keys?.SecretAccessKey ?? '',
      sessionToken: keys?.SessionToken,
      expiration: keys?.Expiration,
    };
  } finally {
    sts.destroy();
  }
}

/** The libraries have no type in common. */
interface Client {
  middlewareStack: { add: (...step: any[]) => void };
}

/** A client that believes only whole answers. */
export function prepared<T extends Client>(client: T): T {
  // Of low priority is what comes closest to the wire.
  const options = { step: 'deserialize', priority: 'low' };
  client.middlewareStack.add(wholeAnswers, options);
  return client;
}
