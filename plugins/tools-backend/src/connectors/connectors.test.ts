import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { playCase, readCases, type RecordedCase } from './__testUtils__/cases';
import { permanentOf } from './__testUtils__/permanent';
import { connectors } from './index.generated';

const root = join(__dirname, '../../../..');
const knowledge = join(root, 'packages/technologies/data');
const processes: string[] = parse(
  readFileSync(join(knowledge, 'processes.yaml'), 'utf8'),
).map((process: { id: string }) => process.id);
const technologies = readdirSync(knowledge, { recursive: true })
  .map(String)
  .flatMap(path => /([a-z0-9-]+)\.yaml$/.exec(path)?.[1] ?? []);

/** Only HTTP can be replayed at the wire. */
function speaksHttp({ api }: ConnectorDefinition<any>): boolean {
  return !api.protocols || api.protocols.some(name => /^https?$/.test(name));
}

describe('connectors', () => {
  it('are the folders', () => {
    const folders = readdirSync(__dirname, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name)
      .filter(name => !['shared', '__testUtils__'].includes(name));
    expect(connectors.map(connector => connector.id)).toEqual(folders.sort());
  });

  describe.each(connectors.map(connector => [connector.id, connector]))(
    '%s',
    (id, connector) => {
      const cases = readCases(join(__dirname, String(id), 'cases'));
      const emitted = new Set<string>();
      const used = new Set<string>();
      const offered = new Set<string>();
      const read = new Set<string>();

      it('refers to what the knowledge base knows', () => {
        expect(technologies).toContain(connector.technology);
        for (const resource of connector.resources) {
          expect(processes).toContain(resource.process);
        }
      });

      it('keeps the names that locations and bookmarks hold', () => {
        const permanent = permanentOf(String(id));
        const namesOf = (ones: readonly { name: string }[] = []) =>
          ones.map(({ name }) => name).sort();
        expect({
          id: connector.id,
          resources: namesOf(connector.resources),
          actions: namesOf(connector.actions),
        }).toEqual({
          ...permanent,
          resources: Object.keys(permanent.resources),
        });
      });

      it('names what it needs', () => {
        expect(connector.docs).toMatch(/^https:\/\//);
        expect(connector.permissions).not.toHaveLength(0);
      });

      if (!speaksHttp(connector)) {
        it('is tried on a real server', () => {
          const tool = `packages/real-tools/src/tools/${id}/tool.ts`;
          expect(existsSync(join(root, tool))).toBe(true);
        });
        return;
      }

      it.each(cases.map(recorded => [recorded.name, recorded]))(
        '%s',
        async (_name, recorded: RecordedCase) => {
          const outcome = await playCase(connector, recorded);
          expect(outcome.seen).toEqual(recorded.expected);
          outcome.factTypes.forEach(type => emitted.add(type));
          outcome.used.forEach(name => used.add(name));
          outcome.annotations.forEach(key => offered.add(key));
          if (outcome.read) read.add(outcome.read);
        },
      );

      it('tells by which annotations services name its items', () => {
        const known = Object.keys(connector.annotations ?? {});
        expect([...offered].sort()).toEqual(known.sort());
      });

      it('has a case for every row that is read by its id', () => {
        const resources = connector.resources.filter(known => known.read);
        expect([...read].sort()).toEqual(resources.map(r => r.name).sort());
      });

      it('has a case for every resource, fact and action', () => {
        const facts = connector.resources.flatMap(
          resource => resource.facts?.map(fact => fact.id) ?? [],
        );
        expect([...emitted].sort()).toEqual([...new Set(facts)].sort());
        const names = [...connector.resources, ...(connector.actions ?? [])];
        expect([...used].sort()).toEqual(names.map(({ name }) => name).sort());
      });
    },
  );
});
