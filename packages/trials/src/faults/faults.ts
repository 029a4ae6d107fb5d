import type { Fault } from './faultyGitlab';

const LIST = '/api/v4/projects';

/** Each tenth request, as a tool that is overloaded does. */
const tenth =
  (answer: ReturnType<Fault>): Fault =>
  (_, count) =>
    count % 10 === 0 ? answer : undefined;

/** Only the pages of the list. */
const onList =
  (answer: (page: ReturnType<typeof pageOf>) => ReturnType<Fault>): Fault =>
  asked =>
    asked.path === LIST ? answer(pageOf(asked)) : undefined;

/** The first page has no cursor and no number above one. */
function pageOf({ query }: Parameters<Fault>[0]): 'first' | 'later' {
  const first = !query.get('id_after') && Number(query.get('page') ?? 1) === 1;
  return first ? 'first' : 'later';
}

const refused = { status: 401, json: { message: '401 Unauthorized' } };
const error = { status: 500, json: { message: '500 Internal Server Error' } };
const html = { text: '<html><body>Sign in</body></html>' };

/** What goes wrong, in the words of the table. */
export const faults: { name: string; fault: Fault }[] = [
  {
    name: '10 % of the calls answer 503',
    fault: tenth({ status: 503, json: {} }),
  },
  {
    name: '10 % of the calls answer 429',
    fault: tenth({
      status: 429,
      headers: { 'Retry-After': '0' },
      json: { message: 'Too Many Requests' },
    }),
  },
  { name: '10 % of the connections are reset', fault: tenth('reset') },
  { name: 'the token has expired', fault: () => refused },
  {
    name: 'the token may list and not read (401)',
    fault: asked => (asked.path === LIST ? undefined : refused),
  },
  {
    name: 'the second page answers 500',
    fault: onList(page => (page === 'later' ? error : undefined)),
  },
  { name: 'the list is empty', fault: onList(() => ({ json: [] })) },
  {
    name: 'the list ends after the first page',
    fault: onList(page => (page === 'later' ? { json: [] } : undefined)),
  },
  { name: 'a sign-in page with status 200', fault: () => html },
  { name: 'everything answers 500', fault: () => error },
];
