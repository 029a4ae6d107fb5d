import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { listFolders } from '../files';

export interface Technology {
  name: string;
  homepage: string;
  summary: string;
}

/** What the pages quote of the knowledge base. */
export interface Knowledge {
  technology(id: string): Technology;
  process(id: string): string;
}

/** Reads the sheets of the named technologies, and the titles of the processes. */
export async function readKnowledge(
  root: string,
  ids: string[],
): Promise<Knowledge> {
  const data = join(root, 'packages/technologies/data');
  const read = async (path: string) =>
    parse(await readFile(join(data, path), 'utf8'));
  const layers = await listFolders(data);
  const sheets = new Map<string, Technology>();
  for (const id of ids) {
    const path = layers
      .map(layer => join(layer, `${id}.yaml`))
      .find(each => existsSync(join(data, each)));
    if (!path) throw new Error(`No technology ${id}`);
    sheets.set(id, await read(path));
  }
  const processes: { id: string; title: string }[] = await read(
    'processes.yaml',
  );
  const titles = new Map(processes.map(({ id, title }) => [id, title]));
  return {
    technology: id => sheets.get(id)!,
    process: id => titles.get(id) ?? id,
  };
}
