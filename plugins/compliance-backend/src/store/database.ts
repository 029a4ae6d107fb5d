import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
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

export async function migrate(knex: Knex) {
  await knex.migrate.latest({ directory: migrationsFolder });
}

/** Splits a list, because databases bound the number of values in a statement. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
