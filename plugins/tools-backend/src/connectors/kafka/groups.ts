import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { AssignerProtocol, type Admin, type GroupDescription } from 'kafkajs';
import { broker, orRefusal, Refusal } from './client';

/** A group that reads a topic. */
export interface Reader {
  group: string;
  /** Where it goes on, by partition; without those where it has not said so yet. */
  next: Map<number, number>;
  idle: boolean;
}

const GROUPS_PER_REQUEST = 50;

/** Groups that Kafka's own command makes for each use. */
const THROWAWAY = /^console-consumer-\d+$/;

/** Which groups read which topic, by topic; `undefined` where the account may not see that. */
export async function readReaders({
  use,
}: ReadContext): Promise<Map<string, Reader[]> | undefined> {
  const { groups } = await use(broker, admin => admin.listGroups());
  const ids = groups
    .filter(({ protocolType }) => ['consumer', ''].includes(protocolType))
    .map(({ groupId }) => groupId)
    .filter(id => !THROWAWAY.test(id))
    .sort();
  const found = new Map<string, Reader[]>();
  for (let at = 0; at < ids.length; at += GROUPS_PER_REQUEST) {
    const some = ids.slice(at, at + GROUPS_PER_REQUEST);
    const described = await use(broker, admin =>
      orRefusal(admin.describeGroups(some), ['GROUP_AUTHORIZATION_FAILED']),
    );
    if (described instanceof Refusal) return undefined;
    for (const group of described.groups) {
      const topics = await use(broker, admin => topicsOf(admin, group));
      // The newer kinds of groups come as "Dead" in this protocol: nothing is known of their members.
      const idle = group.state === 'Empty';
      for (const [topic, next] of topics) {
        const reader = { group: group.groupId, next, idle };
        found.set(topic, [...(found.get(topic) ?? []), reader]);
      }
    }
  }
  return found;
}

/**
 * What its members were given, with how far it came there. A group without members shows where it
 * stopped; so does one whose members are just being given anew what they read.
 */
export async function topicsOf(
  admin: Pick<Admin, 'fetchOffsets'>,
  { groupId, members }: GroupDescription,
): Promise<Map<string, Reader['next']>> {
  const offsets = await admin.fetchOffsets({ groupId });
  const committed = new Map(
    offsets.map(({ topic, partitions }) => [
      topic,
      new Map(
        partitions
          .map(({ partition, offset }) => [partition, Number(offset)] as const)
          .filter(([, offset]) => offset >= 0),
      ),
    ]),
  );
  const assigned = members
    .filter(({ memberAssignment }) => memberAssignment.length)
    .flatMap(({ memberAssignment }) => {
      const decoded =
        AssignerProtocol.MemberAssignment.decode(memberAssignment);
      return Object.keys(decoded?.assignment ?? {});
    });
  if (!assigned.length) return committed;
  return new Map(
    assigned.map(topic => [topic, committed.get(topic) ?? new Map()]),
  );
}
