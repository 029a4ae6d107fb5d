import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { parse } from 'yaml';
import { z } from 'zod';

/** Its addresses may hold tokens, so only names and kinds are ever taken from it. */
const configurationSchema = z.object({
  route: z.unknown(),
  receivers: z.array(z.unknown()).default([]),
  time_intervals: z.array(z.unknown()).nullish(),
  mute_time_intervals: z.array(z.unknown()).nullish(),
});

const statusSchema = z.object({
  config: z.object({
    original: z
      .string()
      .transform((text, context) => {
        try {
          return parse(text);
        } catch {
          context.addIssue('a configuration that is not YAML');
          return z.NEVER;
        }
      })
      .pipe(configurationSchema),
  }),
});

/** Every kind of channel is a list named after it: `email_configs`, `webhook_configs` … */
const CHANNEL = /^(\w+)_configs$/;

export const receiverSchema = z
  .looseObject({ name: z.string().min(1) })
  .transform(({ name, ...lists }) => ({
    name,
    channels: Object.entries(lists).flatMap(([key, list]) => {
      const kind = CHANNEL.exec(key)?.[1];
      return kind && Array.isArray(list) && list.length ? [kind] : [];
    }),
  }));

/** The tree of routes and the list of receivers; the API shows them nowhere else. */
export async function readConfiguration(
  api: ApiClient,
): Promise<z.output<typeof configurationSchema>> {
  const { config } = await api.get('/status', statusSchema);
  return config.original;
}
