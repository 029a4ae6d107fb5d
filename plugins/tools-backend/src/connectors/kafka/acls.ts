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
  /** The address that a client must come from, `*` for any. */
  host: string;
  operation: AclOperationTypes;
  denied: boolean;
}

export interface Acls {
  /** Whether the brokers look at rights at all. */
  enforced: boolean;
  /** Whom they name when they mean the account that reads. */
  reader: string;
  /** Those on topics. */
  topics: Acl[];
}

/** `undefined` where the account may not describe the cluster. */
export async function readAcls({
  use,
}: ReadContext): Promise<Acls | undefined> {
  const { reader, answer } = await use(broker, async admin => ({
    reader: admin.principal,
    answer: await orRefusal(
      admin.describeAcls({
        resourceType: AclResourceTypes.TOPIC,
        resourcePatternType: ResourcePatternTypes.ANY,
        operation: AclOperationTypes.ANY,
        permissionType: AclPermissionTypes.ANY,
      }),
      ['CLUSTER_AUTHORIZATION_FAILED', 'SECURITY_DISABLED'],
    ),
  }));
  if (answer instanceof Refusal) {
    const off = answer.type === 'SECURITY_DISABLED';
    return off ? { enforced: false, reader, topics: [] } : undefined;
  }
  const topics = answer.resources.flatMap(resource =>
    resource.acls.map(({ principal, host, operation, permissionType }) => ({
      name: resource.resourceName,
      prefixed: resource.resourcePatternType === ResourcePatternTypes.PREFIXED,
      principal,
      host,
      operation,
      denied: permissionType === AclPermissionTypes.DENY,
    })),
  );
  return { enforced: true, reader, topics };
}

/** The principal of clients that did not sign in, and that of everybody. */
const ANYBODY = ['User:ANONYMOUS', 'User:*'];

const { ALL, READ, WRITE, CREATE, DELETE, ALTER, ALTER_CONFIGS, DESCRIBE } =
  AclOperationTypes;
const CHANGES = [ALL, WRITE, CREATE, DELETE, ALTER, ALTER_CONFIGS];
/** Each lets describe, too (https://kafka.apache.org/documentation/#operations_in_kafka). */
const SHOWS = [ALL, DESCRIBE, READ, WRITE, DELETE, ALTER];

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

/** Whether ACLs let the reader see every topic: Kafka leaves the others out without a word. */
export function showsAll({ enforced, reader, topics }: Acls): boolean {
  const own = topics.filter(({ principal }) =>
    [reader, 'User:*'].includes(principal),
  );
  const hidden = own.some(
    ({ denied, operation }) => denied && [ALL, DESCRIBE].includes(operation),
  );
  const shown = own.some(
    ({ denied, operation, name, prefixed, host }) =>
      !denied &&
      SHOWS.includes(operation) &&
      name === '*' &&
      !prefixed &&
      // From which address this one comes is not known.
      host === '*',
  );
  return !enforced || (shown && !hidden);
}

/** Whom alone ACLs let write to just this topic, as the account is named; nobody by a certificate. */
export function soleWriter(
  { topics }: Acls,
  topic: string,
): string | undefined {
  const writers = topics.filter(
    ({ name, prefixed, denied, operation }) =>
      name === topic &&
      !prefixed &&
      !denied &&
      [ALL, WRITE].includes(operation),
  );
  const [only, ...others] = new Set(writers.map(({ principal }) => principal));
  if (!only || others.length || ANYBODY.includes(only)) return undefined;
  return /^User:([^=]+)$/.exec(only)?.[1];
}

function covers({ name, prefixed }: Acl, topic: string): boolean {
  if (prefixed) return topic.startsWith(name);
  return name === '*' || name === topic;
}
