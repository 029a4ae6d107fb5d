import { storeAccess } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { keysetPages } from '../../shared/keyset';
import {
  environmentOf,
  labelsOfTags,
  ownerOf,
  servicesOf,
} from '../../shared/labels';
import { postgres } from '../client';

const rowSchema = z.object({
  oid: z.string(),
  name: z.string().min(1),
  owner: z.string(),
  comment: z.string().nullable(),
  encoding: z.string(),
  open: z.boolean(),
  /** Whether every account of the server may connect. */
  public: z.boolean(),
});
type Row = z.output<typeof rowSchema>;

/** Labels are taken from the comment: `COMMENT ON DATABASE orders IS 'service=checkout team=payments'`. */
export const databases = defineResource<Row>({
  name: 'databases',
  title: 'Databases',
  itemType: 'database',
  process: 'database-change',
  schema: rowSchema,
  list: listDatabases,
  id: row => row.oid,
  toItem(row) {
    const labels = labelsOfTags((row.comment ?? '').split(/[\s,;]+/));
    return {
      title: row.name,
      description: row.comment ?? undefined,
      environment: environmentOf(labels),
      owner: ownerOf(labels, row.owner),
      hints: {
        annotations: { 'postgresql/database': [row.name] },
        services: servicesOf(labels),
      },
      attributes: { owner: row.owner, encoding: row.encoding },
    };
  },
  facts: [storeAccess],
  evidence: row => ({
    status: {
      health: 'ok',
      word: row.open ? 'open' : 'closed to connections',
    },
    facts: [{ type: storeAccess, value: { authorization: !row.public } }],
  }),
});

function listDatabases({ use, resumeAt }: ReadContext) {
  return keysetPages<Row>({
    start: '0',
    resumeAt,
    keyOf: row => row.oid,
    read: (after, limit) =>
      use(postgres, ({ query }) =>
        query(
          `SELECT oid::text, datname AS name, pg_get_userbyid(datdba) AS owner,
                  shobj_description(oid, 'pg_database') AS comment,
                  pg_encoding_to_char(encoding) AS encoding, datallowconn AS open,
                  EXISTS (SELECT 1 FROM aclexplode(coalesce(datacl, acldefault('d', datdba)))
                           WHERE grantee = 0 AND privilege_type = 'CONNECT') AS public
             FROM pg_database
            WHERE NOT datistemplate AND oid > $1::oid
            ORDER BY pg_database.oid LIMIT $2`,
          [after, limit],
        ),
      ),
  });
}
