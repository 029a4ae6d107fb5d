import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { banner, type Generator } from './generator';
import { listFiles, listFolders } from './files';

const toJson = (value: object) => JSON.stringify(value, null, 2);

/** `data/processes.yaml` and `data/<layer>/<id>.yaml` become one module of plain data. */
export const generateTechnologies: Generator = async root => {
  const folder = join(root, 'packages/technologies');
  const read = async (path: string) =>
    parse(await readFile(join(folder, 'data', path), 'utf8'));
  const technologies: object[] = [];
  for (const layer of await listFolders(join(folder, 'data'))) {
    const names = await listFiles(join(folder, 'data', layer), name =>
      /^[a-z0-9-]+\.yaml$/.test(name),
    );
    for (const name of names) {
      const id = name.replace(/\.yaml$/, '');
      technologies.push({ id, layer, ...(await read(`${layer}/${name}`)) });
    }
  }
  const processes: { id: string; title: string }[] = await read(
    'processes.yaml',
  );
  const data = { processes, technologies };
  const titles = Object.fromEntries(processes.map(p => [p.id, p.title]));
  return [
    {
      path: join(folder, 'src/data.generated.ts'),
      text: [
        `${banner('data/')}export const data = ${toJson(data)};`,
        // By name, so that the texts of the frontends are typed.
        `export const processTitles = ${toJson(titles)} as const;\n`,
      ].join('\n'),
    },
  ];
};
