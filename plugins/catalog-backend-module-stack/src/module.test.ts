import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { FieldFormatEntityPolicy, type Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { technologies } from '@strata/technologies';
import type { Knex } from 'knex';
import request from 'supertest';
import catalogModuleStack from '.';
import { technologyEntity } from './technologyEntity';

jest.setTimeout(60_000);

/** What the catalog does with an entity that is new or differs from before. */
const WRITES_AN_ENTITY = /^(insert|update).*refresh_state.*unprocessed_hash/;

async function startCatalog(knex: Knex) {
  return startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleStack,
      mockServices.database.factory({ knex }),
    ],
  });
}

type Backend = Awaited<ReturnType<typeof startCatalog>>;

async function listTechnologies({ server }: Backend): Promise<Entity[]> {
  const { body } = await request(server)
    .get('/api/catalog/entities/by-query')
    .query({
      limit: 500,
      filter: 'kind=resource,metadata.namespace=technology',
    });
  return body.items;
}

async function untilStitched(backend: Backend) {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = await listTechnologies(backend);
    if (found.length === technologies.length) return found;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('the technologies did not appear in the catalog');
}

describe('catalogModuleStack', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
    disableDocker: true,
  });

  it.each(databases.eachSupportedId())(
    'brings every technology, and nothing new on a restart, on %s',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const first = await startCatalog(knex);
      const before = await untilStitched(first);
      await first.stop();

      const written: string[] = [];
      knex.on('query', ({ sql }) => {
        if (WRITES_AN_ENTITY.test(sql)) written.push(sql);
      });
      const second = await startCatalog(knex);
      const after = await untilStitched(second);
      await second.stop();

      const uidAndEtag = (entity: Entity) =>
        `${entity.metadata.uid} ${entity.metadata.etag}`;
      expect(after.map(uidAndEtag).sort()).toEqual(
        before.map(uidAndEtag).sort(),
      );
      expect(written).toEqual([]);
      expect(
        before.find(entity => entity.metadata.name === 'go'),
      ).toMatchObject({
        metadata: { title: 'Go', tags: ['language', 'active'] },
        spec: { type: 'technology', owner: 'group:default/platform' },
      });
    },
  );

  it.each(['platform', 'no ref: at all'])(
    'refuses to start with the owner %p, naming the key',
    async technologyOwner => {
      const start = startTestBackend({
        extensionPoints: [
          [catalogProcessingExtensionPoint, { addEntityProvider: jest.fn() }],
        ],
        features: [
          catalogModuleStack,
          mockServices.rootConfig.factory({
            data: { stack: { technologyOwner } },
          }),
        ],
      });
      await expect(start).rejects.toThrow(/stack\.technologyOwner/);
    },
  );
});

describe('technologyEntity', () => {
  it.each(technologies.map(t => [t.id, t] as const))(
    'makes a valid entity of %s',
    async (id, technology) => {
      const entity = technologyEntity(technology, 'group:default/tools');
      await expect(new FieldFormatEntityPolicy().enforce(entity)).resolves.toBe(
        entity,
      );
      expect(entity).toMatchObject({
        metadata: { name: id },
        spec: { owner: 'group:default/tools' },
      });
    },
  );
});
