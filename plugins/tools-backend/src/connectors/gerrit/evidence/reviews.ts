import type { mergeRequests } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { ProjectRow } from '../project';
import type { GerritSettings } from '../settings';

const WINDOW_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

const account = z.object({ _account_id: z.number() });
const labelSchema = z.object({
  /** By the text of the vote, for example `+2`. */
  values: z.record(z.string(), z.string()).default({}),
  all: z.array(account.extend({ value: z.number().optional() })).default([]),
});
const changesSchema = z.array(
  z.object({
    owner: account,
    /** `2013-02-01 09:59:32.126000000`, in UTC. */
    submitted: z.string().optional(),
    labels: z.record(z.string(), labelSchema).default({}),
  }),
);
type Change = z.output<typeof changesSchema>[number];

/** How the newest merged changes were reviewed; `merged` counts what was examined. */
export async function readReviews(
  { name }: ProjectRow,
  { api, now, settings }: ReadContext<GerritSettings>,
): Promise<
  | { value: z.output<typeof mergeRequests.schema>; lastMergedAt?: string }
  | undefined
> {
  const since = new Date(now.getTime() - WINDOW_DAYS * DAY_MS);
  const day = since.toISOString().slice(0, 10);
  // A quote would end the name; Gerrit has no escape for it.
  if (name.includes('"')) return undefined;
  const changes = await api.get('/changes/', changesSchema, {
    query: {
      q: `status:merged project:"${name}" after:${day}`,
      o: 'DETAILED_LABELS',
      n: settings.changeSample,
    },
  });
  const merged = changes.flatMap(change => {
    const at = change.submitted && timeOf(change.submitted);
    return at && at >= since ? [{ change, at }] : [];
  });
  const times = merged.map(({ at }) => at.getTime());
  return {
    value: {
      windowDays: WINDOW_DAYS,
      merged: merged.length,
      reviewedByAnother: merged.filter(({ change }) =>
        isApprovedByAnother(change, settings),
      ).length,
    },
    ...(times.length && {
      lastMergedAt: new Date(Math.max(...times)).toISOString(),
    }),
  };
}

function timeOf(timestamp: string): Date {
  return new Date(`${timestamp.slice(0, 23).replace(' ', 'T')}Z`);
}

/** An approval is the highest vote of a review label: below it, another one must still look. */
function isApprovedByAnother(
  { owner, labels }: Change,
  { reviewLabels }: GerritSettings,
): boolean {
  return reviewLabels.some(name => {
    const { values, all } = labels[name] ?? { values: {}, all: [] };
    const highest = Math.max(1, ...Object.keys(values).map(Number));
    return all.some(
      vote => vote.value === highest && vote._account_id !== owner._account_id,
    );
  });
}
