import type { Mysql } from './client';

/** What this server follows, and whether it receives and applies what comes from there. */
export async function readSources({
  query,
  dialect,
}: Mysql): Promise<{ running: boolean }[]> {
  const rows = await query<Record<string, unknown>>(dialect.replicaStatus);
  return rows.map(row => ({
    // `Slave_IO_Running` and `Slave_SQL_Running`; from MySQL 8.0.22 on they begin with `Replica`.
    running: Object.entries(row)
      .filter(([name]) => /^(slave|replica)_(io|sql)_running$/i.test(name))
      .every(([, value]) => value === 'Yes'),
  }));
}
