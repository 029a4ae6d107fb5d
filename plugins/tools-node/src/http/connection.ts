import type { InstanceConfig } from '../define/config';
import { Agent, fetch as fetchWithAgent } from 'undici';

/** Sends one request; the platform's own `fetch` where no certificate is configured. */
export type Fetch = (
  url: URL,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    redirect: 'manual';
    signal: AbortSignal;
  },
) => Promise<Response>;

/** `fetch` that trusts the instance's authority and shows its certificate. */
export function createFetch(tls: InstanceConfig['tls']): Fetch {
  if (!tls) return (url, init) => fetch(url, init);
  const dispatcher = new Agent({ connect: { ...tls } });
  return async (url, init) =>
    // The same standard type, declared twice.
    (await fetchWithAgent(url, {
      ...init,
      dispatcher,
    })) as unknown as Response;
}
