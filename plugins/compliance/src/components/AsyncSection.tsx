import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice';
import { RowsSkeleton } from './results/RowsSkeleton';
import { Section } from './Section';

interface AsyncSectionProps<T> {
  title: string;
  /** Completes the sentence "Could not …". */
  what: string;
  state: { value?: T; error?: Error; retry(): void };
  /** Rows that the content usually has. */
  rows?: number;
  children: (value: NonNullable<T>) => ReactNode;
}

/** A part of a page that loads, fails and is retried without the others. */
export function AsyncSection<T>(props: AsyncSectionProps<T>) {
  const { title, what, state, rows = 4, children } = props;
  return (
    <Section title={title}>
      {state.error && (
        <ErrorNotice what={what} error={state.error} onRetry={state.retry} />
      )}
      {!state.error &&
        (state.value ? children(state.value) : <RowsSkeleton rows={rows} />)}
    </Section>
  );
}
