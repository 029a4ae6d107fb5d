import type { storeAccess } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import type { z } from 'zod';
import { broker, orRefusal, Refusal } from './client';

type Anonymous = z.output<typeof storeAccess.schema>['anonymous'];

/** One right that somebody has, or is denied, on topics of a name. */
export interface Acl {
  /** Of the resource: a name, the start of one, or `*`. */
  name: string;
  prefixed: boolean;
  principal: string;
  operation: AclOperationTypes;
  denied: boolean;
}

export interface Acls {
  /** Whether the brokers look at rights at all. */
  enforced: boolean;
  /** Those on topics. */
  topics: Acl[];
}

/** `undefined` where the account may not describe the cluster. */
export async function readAcls({
  use,
}: ReadContext): Promise<Acls | undefined> {
  const answer = await use(broker, admin =>
    orRefusal(
      admin.describeAcls({
        resourceType: AclResourceTypes.TOPIC,
        resourcePatternType: ResourcePatternTypes.ANY,
        operation: AclOperationTypes.ANY,
        permissionType: AclPermissionTypes.ANY,
      }),
      ['CLUSTER_AUTHORIZATION_FAILED', 'SECURITY_DISABLED'],
    ),
  );
  if (answer instanceof Refusal) {
    const off = answer.type === 'SECURITY_DISABLED';
    return off ? { enforced: false, topics: [] } : undefined;
  }
  const topics = answer.resources.flatMap(resource =>
    resource.acls.map(({ principal, operation, permissionType }) => ({
      name: resource.resourceName,
      prefixed: resource.resourcePatternType === ResourcePatternTypes.PREFIXED,
      principal,
      operation,
      denied: permissionType === AclPermissionTypes.DENY,
    })),
  );
  return { enforced: true, topics };
}

/** The principal of clients that did not sign in, and that of everybody. */
const ANYBODY = ['User:ANONYMOUS', 'User:*'];

const { ALL, READ, WRITE, CREATE, DELETE, ALTER, ALTER_CONFIGS } =
  AclOperationTypes;
const CHANGES = [ALL, WRITE, CREATE, DELETE, ALTER, ALTER_CONFIGS];

/**
 * What ACLs let clients do that did not sign in, on one topic or on any. `undefined` where no ACL
 * says it: then it depends on `allow.everyone.if.no.acl.found`, which brokers do not show.
 */
export function anonymousBy(
  { enforced, topics }: Acls,
  topic?: string,
): Anonymous {
  if (!enforced) return 'write';
  const rights = topics.filter(
    acl =>
      ANYBODY.includes(acl.principal) &&
      (topic === undefined || covers(acl, topic)),
  );
  if (rights.some(({ denied }) => denied)) return undefined;
  const may = rights.map(({ operation }) => operation);
  if (may.some(operation => CHANGES.includes(operation))) return 'write';
  return may.includes(READ) ? 'read' : undefined;
}

function covers({ name, prefixed }: Acl, topic: string): boolean {
  if (prefixed) return topic.startsWith(name);
  return name === '*' || name === topic;
}
