import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const PACKAGE =
  '@strata/backstage-plugin-scaffolder-backend-module-service-composer';

/**
 * `composer.templates` from the configuration; else the folder that is packed with this package,
 * or, in Strata's own repository, the one at its root.
 */
export function findTemplatesFolder(config: Config): string {
  const configured = config.getOptionalString('composer.templates');
  if (configured) return resolve(configured);
  const packed = resolvePackagePath(PACKAGE, 'templates');
  return existsSync(packed)
    ? packed
    : resolvePackagePath(PACKAGE, '../../templates');
}
