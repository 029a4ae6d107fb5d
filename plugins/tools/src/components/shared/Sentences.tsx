import { Fragment } from 'react';
import { ExactTime } from './RelativeTime';

const ISO_TIME = /(\d{4}-\d\d-\d\dT[\d:.]+Z)/;

/** Sentences of the backend: what stands between backticks set as code, times by the reader's clock. */
export function Sentences({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, at) => (
        <Fragment key={at}>
          {at % 2 ? <code>{part}</code> : <WithTimes text={part} />}
        </Fragment>
      ))}
    </>
  );
}

function WithTimes({ text }: { text: string }) {
  return (
    <>
      {text
        .split(ISO_TIME)
        .map((part, at) => (at % 2 ? <ExactTime key={at} iso={part} /> : part))}
    </>
  );
}
