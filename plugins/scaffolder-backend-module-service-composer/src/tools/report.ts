import type { Effect } from '@strata/backstage-plugin-tools-common';

/** Whether an action changed something that nobody has taken back. */
export function isInForce({ unchanged, undoneAt }: Effect): boolean {
  return !unchanged && !undoneAt;
}

/** What to tell a person, as Markdown, when a step failed after others had changed something. */
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
  const failed = `${step} failed: ${reason}`;
  const made = effects.filter(isInForce);
  if (made.length === 0) {
    return `${failed}\n\nNothing was created in any tool.`;
  }
  return [
    failed,
    ...(undone.length > 0 ? ['Taken back before that:', toReport(undone)] : []),
    'What exists and stays until somebody takes it back:',
    toReport(made),
    `Repair the cause and press *Retry*, or [take it all back](${undoPath(
      taskId,
    )}).`,
  ].join('\n\n');
}

/** Form of the template that takes back what a task created. */
function undoPath(taskId: string): string {
  const answers = encodeURIComponent(JSON.stringify({ taskId }));
  return `/create/templates/default/undo-creation?formData=${answers}`;
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
