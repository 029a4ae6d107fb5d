import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

/** A part of `app-config.yaml`. */
export interface PortalConfig {
  backend?: object;
  catalog?: object;
  toolsEngine?: object;
  tools?: object;
}

/** The configuration of a backend on a port of loopback. */
export function configOn(
  port: number,
  { backend, ...config }: PortalConfig,
): object {
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: { baseUrl, listen: { host: '127.0.0.1', port }, ...backend },
    ...config,
  };
}

/** A configuration that is not read from files. */
export function fixedConfig(read: () => object) {
  return createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => {
      const config = new ConfigReader(read() as JsonObject);
      return Object.assign(config, { subscribe: undefined }) as any;
    },
  });
}

/** In the backend's process: the configuration that the parent gave in `TRIAL_CONFIG`. */
export const configFromParent = fixedConfig(() =>
  JSON.parse(process.env.TRIAL_CONFIG!),
);
