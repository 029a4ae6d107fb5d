import type { Answer } from '../bench/standIns/api';
import type { Fault } from './faultyGitlab';

const LIST = '/api/v4/projects';

/** Each tenth request, as a tool that is overloaded does. */
const tenth =
  (answer: ReturnType<Fault>): Fault =>
  (_, count) =>
    count % 10 === 0 ? answer : undefined;

/** Only the pages of the list. */
const onList =
  (
    answer: (
      page: ReturnType<typeof pageOf>,
      good: () => Answer,
    ) => ReturnType<Fault>,
  ): Fault =>
  (asked, _, good) =>
    asked.path === LIST ? answer(pageOf(asked), good) : undefined;

/** The first page has no cursor and no number above one. */
function pageOf({ query }: Parameters<Fault>[0]): 'first' | 'later' {
  const first = !query.get('id_after') && Number(query.get('page') ?? 1) === 1;
  return first ? 'first' : 'later';
}

const refused = { status: 401, json: { message: '401 Unauthorized' } };
const error = { status: 500, json: { message: '500 Internal Server Error' } };
const html = { type: 'text/html', text: '<html><body>Sign in</body></html>' };
const limited = {
  status: 429,
  headers: { 'Retry-After': '3600' },
  json: { message: 'Too Many Requests' },
};

interface Project {
  name: string;
  path_with_namespace: string;
}

/** The list with other projects than it has. */
const withProjects = (change: (projects: Project[]) => unknown[]) =>
  onList((_, good) => {
    const answer = good();
    return { ...answer, json: change(answer.json as Project[]) };
  });

const LONG_NAME = '很长的名字🚀'.repeat(50);

const DAY_MS = 86_400_000;

/** The first half of what the list says. */
const cut = onList((_, good) => {
  const text = JSON.stringify(good().json);
  return { text: text.slice(0, text.length / 2) };
});

const aDayBehind: Fault = (_asked, _, good) => {
  const { headers, ...answer } = good();
  const date = new Date(Date.now() - DAY_MS).toUTCString();
  return { ...answer, headers: { ...headers, Date: date } };
};

export interface NamedFault {
  /** In the words of the table. */
  name: string;
  fault: Fault;
  /** What a person must be told of it; absent where the requests overcome it by themselves. */
  says?: RegExp;
}

export const faults: NamedFault[] = [
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
  {
    name: 'the token has expired',
    fault: () => refused,
    says: /refused the token/,
  },
  {
    name: 'the token may list and not read (401)',
    fault: asked => (asked.path === LIST ? undefined : refused),
    says: /refused the token/,
  },
  {
    name: 'the second page answers 500',
    fault: onList(page => (page === 'later' ? error : undefined)),
    says: /error of its own \(500\)/,
  },
  {
    name: 'the second page answers 429 for an hour',
    fault: onList(page => (page === 'later' ? limited : undefined)),
    says: /limit/,
  },
  {
    name: 'the list is cut short in the middle of a row',
    fault: cut,
    says: /JSON/,
  },
  {
    name: 'a project comes twice',
    fault: withProjects(projects => [...projects, ...projects.slice(0, 1)]),
  },
  {
    name: 'a row is no project',
    fault: withProjects(projects => [...projects, { odd: true }]),
    says: /no readable id/,
  },
  {
    name: 'a project has moved',
    fault: withProjects(([first, ...others]) => [
      ...(first ? [{ ...first, path_with_namespace: 'moved/away' }] : []),
      ...others,
    ]),
  },
  {
    name: 'all names are long and not Latin',
    fault: withProjects(projects =>
      projects.map(project => ({ ...project, name: LONG_NAME })),
    ),
  },
  { name: 'the clock of GitLab is a day behind', fault: aDayBehind },
  {
    name: 'the list is empty',
    fault: onList(() => ({ json: [] })),
    says: /120 removals held back/,
  },
  {
    name: 'the list ends after the first page',
    fault: onList(page => (page === 'later' ? { json: [] } : undefined)),
    says: /20 removals held back/,
  },
  {
    name: 'a sign-in page with status 200',
    fault: () => html,
    says: /an HTML page instead of JSON/,
  },
  {
    name: 'everything answers 500',
    fault: () => error,
    says: /error of its own \(500\)/,
  },
];
