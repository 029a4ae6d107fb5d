import type { Knex } from 'knex';

/** Collects every statement that writes, from now on. */
export function watchWrites(db: Knex): string[] {
  const writes: string[] = [];
  db.on('query', ({ sql }: { sql: string }) => {
    if (/^(insert|update|delete)/i.test(sql)) writes.push(sql);
  });
  return writes;
}

/** Not what every run writes of itself. */
export function isContent(sql: string): boolean {
  return !/tools_(syncs|runs|checkpoints|kept_pages)/.test(sql);
}
