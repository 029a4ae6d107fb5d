import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  describeTechnology,
  listServices,
  listTechnologies,
  ownershipOf,
  rollUp,
  selectionKinds,
  type StackSelection,
  type StackSnapshot,
} from '@strata/backstage-plugin-stack-common';
import express from 'express';
import { spec } from './schema/openapi.generated';
import type { CategoryId } from '@strata/technologies';
import type { SnapshotReader } from './SnapshotReader';

type Read = (
  req: Parameters<HttpAuthService['credentials']>[0],
) => Promise<StackSnapshot>;

/**
 * Reads only. There is no permission of our own: the catalog, tools and compliance plugins
 * apply theirs to the caller, and the map counts nothing that the caller cannot open.
 */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  snapshots: Pick<SnapshotReader, 'read'>;
}): express.Router {
  const read: Read = async req =>
    options.snapshots.read(
      await options.httpAuth.credentials(req, { allow: ['user', 'service'] }),
    );
  const router = createValidatedOpenApiRouter(spec, {
    validatorOptions: { validateResponses: process.env.NODE_ENV === 'test' },
  });

  router.get('/stack', async (req, res) => {
    res.json(rollUp(await read(req), req.query));
  });

  router.get('/services', async (req, res) => {
    const { technology, process: processId, tool, ...query } = req.query;
    const select = selectionOf({ technology, process: processId, tool });
    res.json(listServices(await read(req), { ...query, select }));
  });

  router.get('/technologies', async (req, res) => {
    const snapshot = await read(req);
    const { category, ...query } = req.query;
    const items = listTechnologies(snapshot, {
      ...query,
      category: category as CategoryId | undefined,
    });
    res.json({ items, asOf: snapshot.asOf });
  });

  router.get('/technologies/:id', async (req, res) => {
    const { id } = req.params;
    const technology = describeTechnology(await read(req), id);
    if (!technology) {
      throw new NotFoundError(
        `The knowledge base holds no technology '${id}'; GET /technologies lists all`,
      );
    }
    res.json(technology);
  });

  router.get('/ownership', async (req, res) => {
    res.json(ownershipOf(await read(req)));
  });

  return router;
}

function selectionOf(
  query: Partial<Record<StackSelection['kind'], string>>,
): StackSelection | undefined {
  const selected = selectionKinds.flatMap(kind => {
    const id = query[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  if (selected.length > 1) {
    throw new InputError(
      `Ask for one of ${selectionKinds.join(', ')}, not for several at once`,
    );
  }
  return selected[0];
}
