import {
  alertSilence,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { environmentOf, ownerOf, servicesOf } from '../../shared/labels';
import { daysBetween } from '../../shared/times';
import { labelsOfConditions } from '../routeTree';

const time = z.iso.datetime({ offset: true });

const silenceSchema = z.object({
  id: z.string().min(1),
  status: z.object({ state: z.enum(['pending', 'active', 'expired']) }),
  matchers: z
    .array(
      z.object({
        name: z.string(),
        value: z.string(),
        isRegex: z.boolean(),
        /** Missing before 0.22, which knew no negation. */
        isEqual: z.boolean().default(true),
      }),
    )
    .min(1),
  startsAt: time,
  endsAt: time,
  updatedAt: time.optional(),
  createdBy: z.string().optional(),
  comment: z.string().optional(),
});
type Silence = z.output<typeof silenceSchema>;

const HEALTH: Record<Silence['status']['state'], ItemHealth> = {
  pending: 'ok',
  active: 'ok',
  expired: 'unknown',
};

/** Also those that are over, as long as Alertmanager keeps them (5 days by default). */
export const silences = defineResource<Silence>({
  name: 'silences',
  title: 'Silences',
  itemType: 'alert-silence',
  process: 'operations',
  schema: silenceSchema,
  list: { path: '/silences', paging: { by: 'single' } },
  mayBeEmpty: true,
  id: silence => silence.id,
  toItem(silence, { api }) {
    const conditions = conditionsOf(silence);
    const labels = labelsOfConditions(conditions);
    return {
      title: conditions.join(', '),
      description: silence.comment,
      url: `${api.baseUrl}/#/silences/${encodeURIComponent(silence.id)}`,
      environment: environmentOf(labels),
      owner: { ...ownerOf(labels), person: silence.createdBy || undefined },
      hints: { services: servicesOf(labels), name: labels.alertname },
      attributes: { conditions },
    };
  },
  facts: [alertSilence],
  evidence,
});

function conditionsOf({ matchers }: Silence): string[] {
  return matchers
    .map(({ name, value, isRegex, isEqual }) => {
      const operator = isEqual ? ['=', '=~'] : ['!=', '!~'];
      return `${name}${operator[Number(isRegex)]}${JSON.stringify(value)}`;
    })
    .sort();
}

function evidence(silence: Silence): Evidence {
  const { startsAt, endsAt, createdBy, comment } = silence;
  const { state } = silence.status;
  const value = {
    conditions: conditionsOf(silence),
    state,
    startsAt,
    endsAt,
    days: daysBetween(startsAt, endsAt),
    author: createdBy || undefined,
    reason: comment || undefined,
  };
  return {
    status: {
      health: HEALTH[state],
      word: state,
      lastActivityAt: silence.updatedAt,
    },
    facts: [{ type: alertSilence, value }],
  };
}
