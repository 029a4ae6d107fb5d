import type { Request } from 'express';
import type { Access, Tool } from '../tools';

const USERS: Partial<Record<Tool, string>> = {
  jenkins: 'strata',
  jira: 'strata@larkfield.example',
};

export interface ToolCredentials {
  username?: string;
  token: string;
  writeToken: string;
  /** Valid once; refused as the vendor refuses an expired token. */
  expiredToken: string;
  /** Valid, but may not read what Strata needs. */
  limitedToken: string;
}

export function credentialsOf(tool: Tool): ToolCredentials {
  return {
    username: USERS[tool],
    token: `demo-read-${tool}`,
    writeToken: `demo-write-${tool}`,
    expiredToken: `demo-expired-${tool}`,
    limitedToken: `demo-limited-${tool}`,
  };
}

/** What a token may do in a tool. */
export function accessOf(tool: Tool, token: string | undefined): Access {
  const credentials = credentialsOf(tool);
  switch (token) {
    case credentials.token:
      return 'read';
    case credentials.writeToken:
      return 'write';
    case credentials.expiredToken:
      return 'expired';
    case credentials.limitedToken:
      return 'limited';
    default:
      return 'none';
  }
}

export function bearerToken(req: Request): string | undefined {
  return /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
}

export function basicCredentials(
  req: Request,
): { username: string; password: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!encoded) {
    return undefined;
  }
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0
    ? undefined
    : {
        username: decoded.slice(0, colon),
        password: decoded.slice(colon + 1),
      };
}

/** Access with basic authentication, where the user name counts too. */
export function basicAccess(tool: Tool, req: Request): Access {
  const basic = basicCredentials(req);
  return basic && basic.username === credentialsOf(tool).username
    ? accessOf(tool, basic.password)
    : 'none';
}
