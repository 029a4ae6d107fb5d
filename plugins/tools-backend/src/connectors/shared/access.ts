import { storeAccess } from '@strata/backstage-plugin-tools-common';
import type { Evidence } from '@strata/backstage-plugin-tools-node';
import type { z } from 'zod';

/** The fact, unless nothing is known of it. */
export function accessFact(
  access: z.output<typeof storeAccess.schema>,
): NonNullable<Evidence['facts']> {
  const known = Object.values(access).some(value => value !== undefined);
  return known ? [{ type: storeAccess, value: access }] : [];
}
