import type { DemoTools } from '../startDemoTools';
import type { Tool } from '../tools';

export type Credential = 'read' | 'write' | 'expired' | 'limited' | 'wrong';

export interface Call {
  method?: string;
  path: string;
  /** Default `read`; `null` sends none. */
  as?: Credential | null;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: any;
}

function tokenOf(demo: DemoTools, tool: Tool, credential: Credential): string {
  const { token, writeToken, expiredToken, limitedToken } =
    demo.credentials[tool];
  return {
    read: token,
    write: writeToken,
    expired: expiredToken,
    limited: limitedToken,
    wrong: 'no-such-token',
  }[credential];
}

export function authHeaders(
  demo: DemoTools,
  tool: Tool,
  credential: Credential | null,
): Record<string, string> {
  if (credential === null) {
    return {};
  }
  const token = tokenOf(demo, tool, credential);
  const { username } = demo.credentials[tool];
  if (tool === 'gitlab') {
    return { 'PRIVATE-TOKEN': token };
  }
  return username
    ? {
        Authorization: `Basic ${Buffer.from(`${username}:${token}`).toString(
          'base64',
        )}`,
      }
    : { Authorization: `Bearer ${token}` };
}

/** One request to a stand-in, as a client of that tool sends it. */
export async function call(
  demo: DemoTools,
  tool: Tool,
  request: Call | string,
): Promise<Answer> {
  const {
    method = 'GET',
    path,
    as = 'read',
    body,
    headers,
  } = typeof request === 'string' ? { path: request } : request;
  const isText = typeof body === 'string';
  const response = await fetch(demo.urls[tool] + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined &&
        !isText && { 'Content-Type': 'application/json' }),
      ...authHeaders(demo, tool, as),
      ...headers,
    },
    body: isText || body === undefined ? body : JSON.stringify(body),
  });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}
