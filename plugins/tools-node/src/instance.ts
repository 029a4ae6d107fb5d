import type { TakenOver } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { instanceConfigSchema, type InstanceConfig } from './define/config';
import type {
  ConnectorDefinition,
  ResourceDefinition,
} from './define/connector';
import type { AuthMethod } from './define/request';
import { credentialOf, pickAuth } from './http/auth';

/** One configured tool: the connector with the parsed values of `tools.<connector>.<name>`. */
export interface ConnectorInstance<C = any> {
  /** Permanent and unique over all connectors: `<connector>.<name>`. */
  id: string;
  /** Key below `tools.<connector>`. */
  name: string;
  /** Free text for people. */
  title: string;
  definition: ConnectorDefinition<any>;
  /** Those of the definition that the configuration has not switched off. */
  resources: readonly ResourceDefinition<any, any>[];
  config: InstanceConfig;
  settings: C;
  /** Set where another plugin's configuration is used. */
  takenOver?: TakenOver;
}

/**
 * Parses `tools.<connector>.<name>`. All problems come back at once, each naming its key and
 * none holding a value, because a value may be a secret.
 */
export function parseInstance(
  definition: ConnectorDefinition<any>,
  name: string,
  raw: unknown,
): { instance: ConnectorInstance } | { problems: string[] } {
  const key = `tools.${definition.id}.${name}`;
  const schema = z.strictObject({
    ...instanceConfigSchema.shape,
    ...definition.settings.shape,
  });
  const result = schema.safeParse(raw);
  if (!result.success) {
    return { problems: result.error.issues.flatMap(i => describe(key, i)) };
  }
  const config = instanceConfigSchema.parse(result.data);
  const settings = definition.settings.parse(
    pickKeys(result.data, Object.keys(definition.settings.shape)),
  );
  const problems = [
    ...nameProblems(key, name),
    ...credentialProblems(key, { definition, settings, config }),
    ...resourceProblems(key, definition, config),
    ...actionProblems(key, definition, config),
    ...webhookProblems(key, definition, config),
    ...urlProblems(key, definition, config.baseUrl),
  ];
  if (problems.length) return { problems };
  return {
    instance: {
      id: `${definition.id}.${name}`,
      name,
      title: config.title ?? `${definition.title} ${name}`,
      definition,
      resources: definition.resources.filter(each => isOn(each, config)),
      config,
      settings,
    },
  };
}

/** How an instance may be given its credential, best first. */
export function authOf({
  definition,
  settings,
}: Pick<ConnectorInstance, 'definition' | 'settings'>): readonly AuthMethod[] {
  return definition.authFor?.(settings) ?? definition.auth;
}

/** Whether changes have a credential of their own, or the tool asks nobody for one. */
export function mayChange(
  instance: ConnectorInstance,
  action?: string,
): boolean {
  const { config } = instance;
  const auth = authOf(instance);
  const credential = credentialOf(config, true, action);
  return credential.token
    ? pickAuth(auth, credential) !== undefined
    : pickAuth(auth, credentialOf(config, false)) === 'none';
}

function describe(key: string, issue: z.core.$ZodIssue): string[] {
  const at = [key, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(unknown => `${at}.${unknown}: unknown key`);
  }
  return [`${at}: ${issue.message}`];
}

function nameProblems(key: string, name: string): string[] {
  return /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/.test(name)
    ? []
    : [
        `${key}: an instance id has 1 to 32 lower-case letters, digits and dashes`,
      ];
}

function credentialProblems(
  key: string,
  instance: Pick<ConnectorInstance, 'definition' | 'settings' | 'config'>,
): string[] {
  const { definition, config } = instance;
  if (pickAuth(authOf(instance), config)) return [];
  const missing = config.token ? 'username' : 'token';
  return [
    `${key}.${missing}: missing; ${definition.title} needs ${
      definition.permissions.join(', ') || 'a credential'
    }`,
  ];
}

function isOn({ name }: { name: string }, { resources }: InstanceConfig) {
  return resources[name] ?? true;
}

function resourceProblems(
  key: string,
  definition: ConnectorDefinition<any>,
  config: InstanceConfig,
): string[] {
  const known = definition.resources.map(resource => resource.name);
  const unknown = (['resources', 'catalog'] as const).flatMap(section =>
    Object.keys(config[section])
      .filter(name => !known.includes(name))
      .map(
        name =>
          `${key}.${section}.${name}: no such resource; there are ${known.join(
            ', ',
          )}`,
      ),
  );
  const { resources } = definition;
  const idle =
    resources.length > 0 && !resources.some(each => isOn(each, config));
  return idle
    ? [
        ...unknown,
        `${key}.resources: nothing is left to read; take the instance out instead`,
      ]
    : unknown;
}

function actionProblems(
  key: string,
  { actions = [] }: ConnectorDefinition<any>,
  config: InstanceConfig,
): string[] {
  const known = actions.map(({ name }) => name);
  return Object.keys(config.actions)
    .filter(name => !known.includes(name))
    .map(
      name =>
        `${key}.actions.${name}: no such action; there are ${
          known.join(', ') || 'none'
        }`,
    );
}

function webhookProblems(
  key: string,
  definition: ConnectorDefinition<any>,
  { webhookSecret, previousWebhookSecret }: InstanceConfig,
): string[] {
  if (webhookSecret && !definition.webhooks) {
    return [
      `${key}.webhookSecret: ${definition.title} has no webhooks that are understood here`,
    ];
  }
  return previousWebhookSecret && !webhookSecret
    ? [`${key}.previousWebhookSecret: only beside webhookSecret`]
    : [];
}

function urlProblems(
  key: string,
  definition: ConnectorDefinition<any>,
  baseUrl: string,
): string[] {
  const url = new URL(baseUrl);
  const { protocols = ['http', 'https'] } = definition.api;
  if (!protocols.includes(url.protocol.slice(0, -1))) {
    const known = protocols.map(protocol => `${protocol}://`).join(' or ');
    return [`${key}.baseUrl: must start with ${known}`];
  }
  if (url.username || url.password) {
    return [`${key}.baseUrl: must not hold a credential; use token`];
  }
  // Link-local addresses serve cloud metadata, never a tool.
  return /^(169\.254\.|\[fe80:)/i.test(url.hostname)
    ? [`${key}.baseUrl: link-local addresses are not allowed`]
    : [];
}

/** Those that the configuration has switched off. */
export function switchedOff({
  definition,
  resources,
}: ConnectorInstance): ResourceDefinition<any, any>[] {
  return definition.resources.filter(each => !resources.includes(each));
}

function pickKeys(source: object, keys: string[]): object {
  return Object.fromEntries(
    Object.entries(source).filter(([key]) => keys.includes(key)),
  );
}
