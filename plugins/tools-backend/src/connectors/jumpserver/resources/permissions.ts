import {
  accessGrants,
  bastionGrant,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { labelsOfTags, ownerOf, servicesOf } from '../../shared/labels';
import { DAY_MS } from '../../shared/times';
import {
  BY_NAME,
  labelsSchema,
  listPages,
  timeSchema,
  type Context,
  type JumpserverSettings,
} from '../api';
import { readGrants } from '../evidence/grants';
import { GRANTS, grantUrl } from '../grants';

/** Who sets no end gets one in 70 years; nothing that long is meant to end. */
const ENDLESS_DAYS = 20 * 365;

const rowSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  comment: z.string().nullish(),
  is_active: z.boolean(),
  is_expired: z.boolean(),
  is_valid: z.boolean(),
  date_start: timeSchema.nullish(),
  date_expired: timeSchema.nullish(),
  users_amount: z.number().optional(),
  assets_amount: z.number().optional(),
  labels: labelsSchema,
});
type Row = z.output<typeof rowSchema>;

export const permissions = defineResource<Row, JumpserverSettings>({
  name: 'permissions',
  title: 'Asset permissions',
  itemType: 'bastion-grant',
  process: 'access-control',
  schema: rowSchema,
  list: context => listPages(context, GRANTS, { order: BY_NAME }),
  id: row => row.id,
  toItem(row, context) {
    const labels = labelsOfTags(row.labels);
    return {
      title: row.name,
      description: row.comment || undefined,
      url: grantUrl(row.id, context),
      owner: ownerOf(labels),
      hints: {
        annotations: { 'jumpserver/asset-permission': [row.id, row.name] },
        services: servicesOf(labels),
      },
      attributes: { labels: row.labels },
    };
  },
  facts: [bastionGrant, accessGrants],
  evidence,
});

async function evidence(row: Row, context: Context): Promise<Evidence> {
  const { date_start: start, date_expired: end } = row;
  const days =
    start && end
      ? Math.round((end.getTime() - start.getTime()) / DAY_MS)
      : undefined;
  const ends = end && (days === undefined || days < ENDLESS_DAYS);
  const value = {
    active: row.is_valid,
    expired: row.is_expired,
    expiresAt: ends ? end.toISOString() : undefined,
    days: ends ? days : undefined,
    users: row.users_amount,
    assets: row.assets_amount,
  };
  const off = row.is_active ? 'not yet' : 'off';
  return {
    status: {
      health: row.is_valid ? 'ok' : 'unknown',
      word: row.is_valid ? 'active' : (row.is_expired && 'expired') || off,
    },
    facts: [
      { type: bastionGrant, value },
      ...(await readGrants(
        ends ? row : { ...row, date_expired: null },
        context,
      )),
    ],
  };
}
