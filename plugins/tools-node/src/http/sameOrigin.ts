import { ConnectorError } from '../define/errors';

/**
 * Resolves a relative path against the configured base, or accepts an absolute address of the
 * same origin. Credentials must never reach an origin that nobody configured.
 */
export function resolveSameOrigin(
  target: string,
  base: string,
  who: { name: string; configKey: string },
): URL {
  const origin = new URL(base).origin;
  const absolute =
    /^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('//');
  const url = absolute ? parse(target, base) : parse(joinPath(base, target));
  if (url && url.origin === origin && !url.username && !url.password)
    return url;
  throw new ConnectorError(
    'contract',
    `${who.name} pointed to another address (${
      url?.origin ?? 'not a URL'
    }), which was not followed.`,
    {
      remedy: `Set \`${who.configKey}.baseUrl\` to the address that the tool itself uses; now it is ${origin}.`,
    },
  );
}

function joinPath(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

function parse(value: string, base?: string): URL | undefined {
  try {
    return new URL(value, base);
  } catch {
    return undefined;
  }
}
