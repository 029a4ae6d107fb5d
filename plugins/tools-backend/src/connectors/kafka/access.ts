import type { storeAccess } from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';
import { anonymousBy, type Acls } from './acls';

type Access = z.output<typeof storeAccess.schema>;

/** Who gets into the cluster, or into one topic, by what the account may see. */
export function accessOf(
  listeners: Access | undefined,
  acls: Acls | undefined,
  topic?: string,
): Access {
  return {
    ...listeners,
    authorization: acls?.enforced,
    anonymous: anonymousOf(listeners, acls, topic),
  };
}

function anonymousOf(
  listeners: Access | undefined,
  acls: Acls | undefined,
  topic?: string,
): Access['anonymous'] {
  if (listeners?.authentication) return 'nothing';
  return listeners && acls && anonymousBy(acls, topic);
}
