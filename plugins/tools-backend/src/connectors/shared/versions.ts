import type { issueVersions } from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';

/** A planned or finished release of an issue project. */
export interface Version {
  name: string;
  done: boolean;
  /** A day, `YYYY-MM-DD`, on which it is or was due. */
  dueOn?: string;
  /** When it was finished, as the tool writes it. */
  doneAt?: string;
}

export function summarizeVersions(
  versions: Version[],
  now: Date,
): z.output<typeof issueVersions.schema> {
  const today = now.toISOString().slice(0, 10);
  const open = versions.filter(({ done }) => !done);
  const dated = open
    .flatMap(({ name, dueOn }) => (dueOn ? { name, dueOn } : []))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const finished = versions
    .filter(({ done }) => done)
    .flatMap(({ name, doneAt }) => (doneAt ? { name, doneAt } : []))
    .sort((a, b) => (a.doneAt < b.doneAt ? -1 : 1));
  return {
    open: open.length,
    overdue: dated.filter(({ dueOn }) => dueOn < today).length,
    next: dated.find(({ dueOn }) => dueOn >= today),
    lastDone: finished.at(-1),
  };
}
