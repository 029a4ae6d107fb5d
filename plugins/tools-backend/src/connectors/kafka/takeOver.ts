import type { TakeOverSource } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { protocolFor } from './client';

const KEY = 'kafka';

const clusterSchema = z.object({
  name: z.string(),
  brokers: z.tuple([z.string()], z.string()),
  ssl: z
    .union([
      z.boolean(),
      z.object({
        ca: z.array(z.string()).optional(),
        cert: z.string().optional(),
        key: z.string().optional(),
        rejectUnauthorized: z.literal(true).optional(),
      }),
    ])
    .default(false),
  sasl: z
    .object({
      mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']),
      username: z.string(),
      password: z.string(),
    })
    .optional(),
});

const kafkaSchema = z.object({ clusters: z.array(z.unknown()) });

/** Names stay those of the annotation `kafka.apache.org/consumer-groups`: `<name>/<group>`. */
export const clusters: TakeOverSource = {
  key: KEY,
  plugin: '@backstage-community/plugin-kafka-backend',
  except: ['a cluster with `ssl.rejectUnauthorized: false`'],
  read: value =>
    (kafkaSchema.safeParse(value).data?.clusters ?? []).flatMap((each, at) => {
      const { data } = clusterSchema.safeParse(each);
      if (!data) return [];
      const { name, ssl, sasl } = data;
      const protocol = protocolFor(Boolean(ssl));
      const [baseUrl, ...aliases] = data.brokers.map(
        broker => `${protocol}://${broker}`,
      );
      const [, ...brokers] = data.brokers;
      const { ca, cert, key } = typeof ssl === 'object' ? ssl : {};
      return {
        from: `${KEY}.clusters[${at}]`,
        name,
        aliases,
        config: {
          baseUrl,
          brokers,
          ...(sasl && { mechanism: sasl.mechanism }),
          ...(sasl && { username: sasl.username, token: sasl.password }),
          ...((ca || cert) && { tls: { ca: ca?.join('\n'), cert, key } }),
        },
      };
    }),
};
