import { ResponseError } from '@backstage/errors';

/** How a client reaches its backend, in browsers and in other backends. */
export interface PluginClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

export interface PluginRequest {
  /** For calls from other backends; browsers sign theirs in `fetchApi`. */
  token?: string;
  /** Values that are not set are left out. */
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON. */
  body?: object;
}

/**
 * Asks the backend of a plugin. What Strata's clients have in common, also those of the other
 * plugins; an answer that is no success is thrown as a `ResponseError`.
 */
export async function requestPlugin(
  { discoveryApi, fetchApi }: PluginClientOptions,
  pluginId: string,
  [method, path]: [method: string, path: string],
  { token, query = {}, body }: PluginRequest = {},
): Promise<Response> {
  const url = new URL(`${await discoveryApi.getBaseUrl(pluginId)}${path}`);
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  const doFetch = fetchApi?.fetch ?? fetch;
  const response = await doFetch(url, {
    method,
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw await toError(response);
  return response;
}

/** With the backend's own sentence as its message, rather than that it answered with a number. */
async function toError(response: Response): Promise<ResponseError> {
  const error = await ResponseError.fromResponse(response);
  error.message = error.cause.message;
  return error;
}

/** The JSON of an answer; nothing where the answer has no content. */
export async function readJson<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : response.json()) as T;
}
