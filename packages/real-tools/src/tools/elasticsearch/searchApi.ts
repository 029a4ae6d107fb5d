export type SearchApi = (
  method: string,
  path: string,
  body?: object,
) => Promise<any>;

/** Sends one request to a search server; anything but success is an error with its answer. */
export function createSearchApi(address: string, user?: string): SearchApi {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    ...(user && {
      Authorization: `Basic ${Buffer.from(user).toString('base64')}`,
    }),
  };
  return async (method, path, body) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text);
  };
}
