import type { consumers } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import type { z } from 'zod';
import { broker } from './client';
import type { Reader } from './groups';
import type { Partition } from './partitions';
import { retentionOf } from './retention';
import type { Settings } from './settings';

/** Where in each partition begins what may still wait. */
type Since = Map<number, number>;

/** Consumers may leave the marker unread that ends a topic written in transactions. */
const MARKER = 1;

/** Few enough to be answered in time over a slow line. */
const TOPICS_PER_CALL = 20;

interface Topic {
  name: string;
  partitions: Partition[];
  configuration?: Record<string, string | null>;
}

/**
 * By topic; two requests for each that a group reads. Left out are those without a leader, which
 * cannot be asked, and those that keep the last value of each key only: there, what a group has not
 * read yet may be gone for good reason.
 */
export async function readSince(
  { use, now, settings }: ReadContext<Settings>,
  topics: Topic[],
): Promise<Map<string, Since>> {
  const asked = topics
    .filter(
      ({ partitions, configuration }) =>
        partitions.every(({ leader }) => leader >= 0) &&
        configuration &&
        !retentionOf(configuration).compacted,
    )
    .map(({ name }) => name);
  const time = now.getTime() - settings.lateAfterMinutes * 60_000;
  const found = new Map<string, Since>();
  for (let at = 0; at < asked.length; at += TOPICS_PER_CALL) {
    const some = asked.slice(at, at + TOPICS_PER_CALL);
    const answer = await use(broker, admin => admin.offsetsSince(some, time));
    for (const [topic, offsets] of answer) {
      const since = offsets.map(
        ({ partition, offset }) => [partition, Number(offset)] as const,
      );
      found.set(topic, new Map(since));
    }
  }
  return found;
}

/** What is known of those that read one topic. */
export function consumersOf(
  readers: Reader[] = [],
  since: Since | undefined,
  { settings }: Pick<ReadContext<Settings>, 'settings'>,
): z.output<typeof consumers.schema> {
  const namesOf = (some: Reader[]) => some.map(({ group }) => group);
  return {
    groups: namesOf(readers),
    idle: namesOf(readers.filter(({ idle }) => idle)),
    ...(since && {
      late: namesOf(readers.filter(({ next }) => isLate(next, since))),
      lateAfterMinutes: settings.lateAfterMinutes,
    }),
  };
}

/** Where something waits that was written before. */
function isLate(next: Reader['next'], since: Since): boolean {
  return [...next].some(
    ([partition, offset]) => offset < (since.get(partition) ?? 0) - MARKER,
  );
}
