import type { consumers } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { AssignerProtocol, type Admin, type GroupDescription } from 'kafkajs';
import type { z } from 'zod';
import { broker, orRefusal, Refusal } from './client';

type Consumers = z.output<typeof consumers.schema>;

const GROUPS_PER_REQUEST = 50;

/** Groups that Kafka's own command makes for each use. */
const THROWAWAY = /^console-consumer-\d+$/;

/** Which groups read which topic, by topic; `undefined` where the account may not see that. */
export async function readConsumers({
  use,
}: ReadContext): Promise<Map<string, Consumers> | undefined> {
  const { groups } = await use(broker, admin => admin.listGroups());
  const ids = groups
    .filter(({ protocolType }) => ['consumer', ''].includes(protocolType))
    .map(({ groupId }) => groupId)
    .filter(id => !THROWAWAY.test(id))
    .sort();
  const found = new Map<string, Consumers>();
  for (let at = 0; at < ids.length; at += GROUPS_PER_REQUEST) {
    const some = ids.slice(at, at + GROUPS_PER_REQUEST);
    const described = await use(broker, admin =>
      orRefusal(admin.describeGroups(some), ['GROUP_AUTHORIZATION_FAILED']),
    );
    if (described instanceof Refusal) return undefined;
    for (const group of described.groups) {
      const topics = await use(broker, admin => topicsOf(admin, group));
      for (const topic of topics) note(found, topic, group);
    }
  }
  return found;
}

/** What its members were given; a group without members shows where it stopped. */
export async function topicsOf(
  admin: Pick<Admin, 'fetchOffsets'>,
  { groupId, members }: GroupDescription,
): Promise<string[]> {
  if (!members.length) {
    const offsets = await admin.fetchOffsets({ groupId });
    return offsets.map(({ topic }) => topic);
  }
  const assigned = members
    .filter(({ memberAssignment }) => memberAssignment.length)
    .flatMap(({ memberAssignment }) => {
      const decoded =
        AssignerProtocol.MemberAssignment.decode(memberAssignment);
      return Object.keys(decoded?.assignment ?? {});
    });
  return [...new Set(assigned)];
}

function note(
  found: Map<string, Consumers>,
  topic: string,
  { groupId, state }: GroupDescription,
) {
  const { groups, idle } = found.get(topic) ?? { groups: [], idle: [] };
  found.set(topic, {
    groups: [...groups, groupId],
    // The newer kinds of groups come as "Dead" in this protocol: nothing is known of their members.
    idle: state === 'Empty' ? [...idle, groupId] : idle,
  });
}
