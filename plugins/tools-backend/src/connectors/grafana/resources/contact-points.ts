import { defineResource } from '@strata/backstage-plugin-tools-node';
import type { z } from 'zod';
import { contactPointSchema } from '../routing';

/** Only name and type: the settings hold addresses and keys. */
export const contactPoints = defineResource<
  z.output<typeof contactPointSchema>
>({
  name: 'contact-points',
  title: 'Contact points',
  itemType: 'contact-point',
  process: 'alerting',
  shared: true,
  schema: contactPointSchema,
  list: {
    path: '/v1/provisioning/contact-points',
    paging: { by: 'single' },
  },
  id: point => point.uid,
  toItem: (point, { api }) => ({
    title: `${point.name} (${point.type})`,
    url: `${api.baseUrl}/alerting/notifications?search=${encodeURIComponent(
      point.name,
    )}`,
    hints: { name: point.name },
    attributes: { type: point.type },
  }),
});
