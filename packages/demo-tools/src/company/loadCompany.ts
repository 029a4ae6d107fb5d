import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  Company,
  extrasSchema,
  organisationSchema,
  serviceSchema,
} from './schema';

// The package is private and always runs from its sources.
// eslint-disable-next-line no-restricted-syntax
const COMPANY_DIR = path.resolve(__dirname, '../../company');

/**
 * Reads the demo company from its YAML files. The file name under `services/` is the owning team.
 *
 * @throws an error that names the file when one does not fit its schema.
 */
export function loadCompany(dir: string = COMPANY_DIR): Company {
  const servicesDir = path.join(dir, 'services');
  const services = fs
    .readdirSync(servicesDir)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file => {
      const owner = path.basename(file, '.yaml');
      return readYaml(path.join(servicesDir, file), z.array(serviceSchema)).map(
        service => ({ ...service, owner }),
      );
    });
  return {
    ...readYaml(path.join(dir, 'company.yaml'), organisationSchema),
    services,
    extras: readYaml(path.join(dir, 'extras.yaml'), extrasSchema),
  };
}

function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(fs.readFileSync(file, 'utf8')));
  if (!result.success) {
    throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  }
  return result.data;
}
