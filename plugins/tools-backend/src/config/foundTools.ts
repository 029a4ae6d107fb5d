import type { Config } from '@backstage/config';
import type {
  ConnectorDefinition,
  FoundTool,
} from '@strata/backstage-plugin-tools-node';
import { createHash } from 'node:crypto';
import { z } from 'zod';

const KEY = 'toolsTakeOver';

const switchSchema = z
  .union([z.boolean(), z.record(z.string(), z.boolean())])
  .default(true);

/** Reads `toolsTakeOver`: for which connectors what other plugins have configured is used. */
export function readTakeOver(
  config: Config,
  connectors: readonly ConnectorDefinition<any>[],
): { wanted(connector: string): boolean; problems: string[] } {
  const read = switchSchema.safeParse(config.getOptional(KEY));
  if (!read.success) {
    const problem = `${KEY}: must be true, false, or one of both by connector`;
    return { wanted: () => false, problems: [problem] };
  }
  const { data } = read;
  if (typeof data === 'boolean') return { wanted: () => data, problems: [] };
  const known = connectors.map(({ id }) => id);
  return {
    wanted: connector => data[connector] ?? true,
    problems: Object.keys(data)
      .filter(id => !known.includes(id))
      .map(id => `${KEY}.${id}: no such connector`),
  };
}

/** Tools of one connector in the configuration of other plugins, each once. */
export function findTools(
  config: Config,
  { takeOver = [] }: ConnectorDefinition<any>,
): FoundTool[] {
  const lookUp = (key: string) => valueAt(config, key);
  const found = takeOver.flatMap(({ key, read }) => read(lookUp(key), lookUp));
  return found.filter(
    (tool, at) => !found.slice(0, at).some(other => isSame(tool, other)),
  );
}

/** A key may lead through what is no object: then its owner says so. */
function valueAt(config: Config, key: string): unknown {
  try {
    return config.getOptional(key);
  } catch {
    return undefined;
  }
}

function isSame(tool: FoundTool, other: FoundTool): boolean {
  return isAt(tool, other.config.baseUrl);
}

/** Whether a tool is the one at an address, whatever the protocol. */
export function isAt(
  { config, aliases = [] }: FoundTool,
  address: unknown,
): boolean {
  const wanted = placeOf(address);
  return (
    wanted !== undefined &&
    [config.baseUrl, ...aliases].some(each => placeOf(each) === wanted)
  );
}

/** Host, port and path of an address; nothing where it is none. */
function placeOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return `${host.toLowerCase()}${pathname.replace(/\/+$/, '')}`;
}

/** Values as they stand under `tools.<connector>.<instance>`. */
type Raw = Record<string, unknown>;

/**
 * The values of an instance that names no credential, with the one that was found for its address;
 * nothing where it has one or none was found. The protocol has to be the same too, so that a
 * credential for an encrypted address never goes to an open one.
 */
export function withCredential(
  raw: unknown,
  found: readonly FoundTool[],
): { raw: Raw; from: string } | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const own = raw as Raw & { tls?: { cert?: string } };
  if (own.token || own.username || own.tls?.cert) return undefined;
  const tool = found.find(each => isAt(each, own.baseUrl));
  if (!tool) return undefined;
  const { username, token, tls, baseUrl } = tool.config;
  if (!token && !tls?.cert) return undefined;
  if (new URL(baseUrl).protocol !== new URL(String(own.baseUrl)).protocol) {
    return undefined;
  }
  const merged = { ...tool.config, ...own, username, token };
  if (tls) merged.tls = { ...tls, ...own.tls };
  return { raw: merged, from: tool.from };
}

const MAX_NAME = 32;
const HASH_LENGTH = 7;

/**
 * The permanent id of the instance that a found tool becomes: its name, with a hash where that is
 * too long or also stands for another tool.
 */
export function nameFor(
  tool: FoundTool,
  found: readonly FoundTool[],
  configured: readonly string[],
): string {
  const plain = plainName(tool);
  const taken =
    configured.includes(plain) ||
    found.some(other => other !== tool && plainName(other) === plain);
  if (plain && plain.length <= MAX_NAME && !taken) return plain;
  const hash = createHash('sha256')
    .update(`${tool.name}\n${placeOf(tool.config.baseUrl)}`)
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const start = plain.slice(0, MAX_NAME - HASH_LENGTH - 1).replace(/-+$/, '');
  return [start, hash].filter(Boolean).join('-');
}

function plainName({ name }: FoundTool): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
