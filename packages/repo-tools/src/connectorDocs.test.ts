import {
  ACCOUNT_TYPE,
  parseInstance,
  type ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findRepoRoot } from './repoRoot';

const root = findRepoRoot();
const docs = join(root, 'docs/connectors');
const folder = join(root, 'plugins/tools-backend/src/connectors');

const definitions: ConnectorDefinition<any>[] = readdirSync(folder)
  .map(id => join(folder, id, 'connector.ts'))
  .filter(existsSync)
  .map(file => require(file).connector);

const read = (name: string) => readFileSync(join(docs, name), 'utf8');

it('has a page for each connector and no other', () => {
  const pages = definitions.map(({ id }) => `${id}.md`);
  expect(readdirSync(docs).sort()).toEqual(
    [...pages, 'README.md', 'facts.md'].sort(),
  );
});

describe.each(definitions.map(({ id, ...rest }) => [id, { id, ...rest }]))(
  '%s',
  (id, definition) => {
    const [example] = /(?<=```yaml\n)[^]*?(?=```)/.exec(read(`${id}.md`))!;

    it('shows a configuration that is valid', () => {
      const { main } = parse(example).tools[id];
      expect(parseInstance(definition, 'main', main)).not.toHaveProperty(
        'problems',
      );
    });

    it('shows secrets as variables of the environment only', () => {
      const { main } = parse(example).tools[id];
      const secrets = [main.token, main.tls?.key].filter(Boolean);
      for (const secret of secrets) expect(secret).toMatch(/^\$\{[A-Z_]+\}$/);
    });

    it('lists in the catalog what becomes an entity, and no account', () => {
      const [section] = /(?<=## In the catalog\n)[^]*?(?=\n## )/.exec(
        read(`${id}.md`),
      )!;
      const listed = definition.resources.filter(({ name }) =>
        section.includes(`strata-tools:${id}.main/${name}\``),
      );
      expect(listed).toEqual(
        definition.resources.filter(
          ({ itemType }) => itemType !== ACCOUNT_TYPE,
        ),
      );
    });

    it('says what is not covered', () => {
      expect(definition.notCovered).not.toHaveLength(0);
      for (const text of definition.notCovered!) {
        expect(text).toMatch(/^[A-Z`].+\.$/);
      }
    });
  },
);

it.each(readdirSync(docs))('%s links to what is there', name => {
  const targets = [...read(name).matchAll(/\]\((?!https?:)([^)]+)\)/g)];
  expect(targets.length).toBeGreaterThan(0);
  const broken = targets.filter(([, target]) => {
    const [path, anchor] = target.split('#');
    const file = join(docs, path);
    return !existsSync(file) || (anchor && !anchorsOf(file).includes(anchor));
  });
  expect(broken.map(([, target]) => target)).toEqual([]);
});

/** As code hosts make them of headings. */
function anchorsOf(file: string): string[] {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
