import { Fragment } from 'react';

/** Sentences of the backend, with what stands between backticks set as code. */
export function Sentences({ text }: { text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((part, at) =>
          at % 2 ? (
            <code key={at}>{part}</code>
          ) : (
            <Fragment key={at}>{part}</Fragment>
          ),
        )}
    </>
  );
}
