import { z } from 'zod';

export const elasticsearchSettings = z.object({
  logs: z
    .array(z.string().min(1))
    .default(['*'])
    .describe(
      'Names of the data streams and indices that hold logs; `*` stands for any text.',
    ),
  except: z
    .array(z.string().min(1))
    .default([])
    .describe('Names among those that hold no logs.'),
  dashboardsUrl: z
    .url()
    .optional()
    .describe(
      'Address of Kibana or OpenSearch Dashboards, to which links lead instead of the API.',
    ),
});

export type ElasticsearchSettings = z.output<typeof elasticsearchSettings>;
