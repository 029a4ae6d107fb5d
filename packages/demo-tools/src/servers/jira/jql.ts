import type { Issue } from './model';

type Test = (issue: Issue) => boolean;

const UNIT_MS: Record<string, number> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

function unquote(text: string): string {
  return text.trim().replace(/^["']|["']$/g, '');
}

function projectTest(values: string): Test {
  const keys = values.split(',').map(value => unquote(value).toUpperCase());
  return issue => keys.includes(issue.projectKey);
}

function timeOf(value: string, now: number): number {
  const relative = /^(-?\d+)([mhdw])$/.exec(value);
  return relative
    ? now + Number(relative[1]) * UNIT_MS[relative[2]]
    : Date.parse(value);
}

/** One clause of the subset of JQL that the stand-in understands. */
function clauseTest(clause: string, now: number): Test {
  const project = /^project\s*(?:=|in)\s*\(?([^)]+)\)?$/i.exec(clause);
  if (project) {
    return projectTest(project[1]);
  }
  const category = /^statusCategory\s*(!=|=)\s*(.+)$/i.exec(clause);
  if (category) {
    const done = unquote(category[2]).toLowerCase() === 'done';
    const equal = category[1] === '=';
    return issue => (issue.done === done) === equal;
  }
  if (/^resolution\s*(?:=\s*(Unresolved|EMPTY)|is\s+EMPTY)$/i.test(clause)) {
    return issue => !issue.done;
  }
  const time = /^(updated|created|resolved)\s*(>=|<=|>|<)\s*(.+)$/i.exec(
    clause,
  );
  if (time) {
    const field = time[1].toLowerCase();
    const boundary = timeOf(unquote(time[3]), now);
    return issue => {
      // Nothing happens to an issue after it was done.
      if (field === 'resolved' && !issue.done) return false;
      const at = Date.parse(
        field === 'created' ? issue.created : issue.updated,
      );
      return time[2].startsWith('>') ? at >= boundary : at <= boundary;
    };
  }
  throw new RangeError(
    `Error in the JQL Query: '${clause}' is not understood.`,
  );
}

/** @throws RangeError when a clause is not understood, or nothing restricts the search. */
export function parseJql(jql: string, now: number): Test {
  const [where] = jql.split(/\border\s+by\b/i);
  const clauses = where
    .split(/\band\b/i)
    .map(clause => clause.trim())
    .filter(Boolean);
  if (clauses.length === 0) {
    throw new RangeError('Unbounded JQL queries are not allowed here.');
  }
  const tests = clauses.map(clause => clauseTest(clause, now));
  return issue => tests.every(test => test(issue));
}
