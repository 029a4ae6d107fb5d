import { createHash } from 'node:crypto';

/** Longest name that the catalog accepts. */
const MAX_NAME = 63;
const HASH_DIGITS = 8;
const MAX_PREFIX = 32;

/** Lower-case ASCII letters, digits and single dashes; empty where nothing of the text is left. */
export function slug(text: string, maxLength: number): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength + 1)
    .replace(/^-+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
}

/**
 * A valid entity name for any input: `<type>-<instance>-<slug>-<hash8>`. The hash is over `key`,
 * so that equal titles do not collide and a title in any script gives a name.
 */
export function entityName(parts: {
  type: string;
  instance: string;
  title: string;
  key: string;
}): string {
  const hash = createHash('sha256').update(parts.key).digest('hex');
  const prefix = slug(`${parts.type}-${parts.instance}`, MAX_PREFIX) || 'item';
  const room = MAX_NAME - prefix.length - HASH_DIGITS - 2;
  return [prefix, slug(parts.title, room), hash.slice(0, HASH_DIGITS)]
    .filter(Boolean)
    .join('-');
}
