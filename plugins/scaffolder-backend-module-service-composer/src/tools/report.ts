import type { Effect } from '@strata/backstage-plugin-tools-common';

/** Whether an action changed something that nobody has taken back. */
export function isInForce({ unchanged, undoneAt }: Effect): boolean {
  return !unchanged && !undoneAt;
}

/** What to tell a person when a step failed after others had changed something. */
export function describeFailure(options: {
  step: string;
  error: unknown;
  effects: Effect[];
  taskId: string;
  /** What was taken back before the failure. */
  undone?: { summary: string }[];
}): string {
  const { step, error, effects, taskId, undone = [] } = options;
  const reason = error instanceof Error ? error.message : String(error);
  const done = effects
    .filter(isInForce)
    .map(({ summary, url }) => `  - ${summary}${url ? `: ${url}` : ''}`);
  if (done.length === 0) {
    return `${step} failed: ${reason}\nNothing was created in any tool.`;
  }
  return [
    `${step} failed: ${reason}`,
    ...(undone.length > 0 ? ['Taken back before that:'] : []),
    ...undone.map(({ summary }) => `  - ${summary}`),
    'What exists and stays until somebody takes it back:',
    ...done,
    `Repair the cause and retry this task, or take everything back with the template "Undo a failed creation" and the task id ${taskId}: /create/templates/default/undo-creation?formData=${encodeURIComponent(
      JSON.stringify({ taskId }),
    )}`,
  ].join('\n');
}

/** A Markdown list; addresses become links only for http(s). */
export function toReport(made: { summary: string; url?: string }[]): string {
  if (made.length === 0) return 'Nothing had to be done.';
  return made
    .map(({ summary, url }) =>
      url && /^https?:\/\//.test(url)
        ? `- ${summary} ([open](${url.replace(
            /[\s()<>]/g,
            encodeURIComponent,
          )}))`
        : `- ${summary}`,
    )
    .join('\n');
}
