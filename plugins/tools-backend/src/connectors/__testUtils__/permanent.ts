import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of a connector is part of names in every catalog, and may never change. */
export interface Permanent {
  id: string;
  /** The uid of one recorded item, by resource. */
  resources: Record<string, string>;
  actions: string[];
}

/** Fails for a connector that has no such file. */
export function permanentOf(folder: string): Permanent {
  const file = join(__dirname, '..', folder, 'permanent.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}
