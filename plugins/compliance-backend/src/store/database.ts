import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { migrateInTurn } from '@strata/database';
import type { Knex } from 'knex';

export const migrationsFolder = resolvePackagePath(
  '@strata/backstage-plugin-compliance-backend',
  'migrations',
);

/** Connects, and brings the tables up to date unless the host migrates by itself. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) await migrate(knex);
  return knex;
}

export function migrate(knex: Knex): Promise<void> {
  return migrateInTurn(knex, { directory: migrationsFolder });
}
