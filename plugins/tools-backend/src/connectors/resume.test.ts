import {
  createReadContext,
  parseInstance,
  readResource,
  type ConnectorDefinition,
  type ReadPage,
  type ReadResult,
  type ResourceDefinition,
} from '@strata/backstage-plugin-tools-node';
import { join } from 'node:path';
import { configOf, readCases, type RecordedCase } from './__testUtils__/cases';
import { dialectOf } from './__testUtils__/dialects';
import { FaultyTool } from './__testUtils__/faultyTool';
import { connectors } from './index.generated';

/** Lists of several pages that cannot be resumed, and why. */
const FROM_THE_START: Record<string, string> = {
  'gitlab accounts': 'who is in several groups is listed with the first',
  'grafana folders': 'a folder is as open as those that it lies in',
  'jenkins jobs': 'folders are known only from those that they lie in',
  'redmine accounts': 'the count is of one status, and wanted of all',
  'semaphore inventories': 'a project is read by one request',
  'semaphore templates': 'a project is read by one request',
};

interface Walk {
  pages: ReadPage[];
  result: ReadResult;
}

/** Reads a resource from a recording, behind the pages that an earlier walk has read. */
async function walk(
  subject: Subject,
  tool: FaultyTool,
  before: ReadPage[] = [],
): Promise<Walk> {
  const { connector, resource, recording } = subject;
  const parsed = parseInstance(connector, 'main', configOf(recording));
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  const progress = before.map(page => page.progress);
  const open = createReadContext({
    instance: parsed.instance,
    signal: new AbortController().signal,
    now: new Date(recording.now),
    since: recording.since ? new Date(recording.since) : undefined,
    retry: { baseDelayMs: 1 },
    resumeAt: progress.at(-1)?.next,
  });
  const pages: ReadPage[] = [];
  let result: ReadResult | undefined;
  await tool.during(async () => {
    const reading = readResource(resource, open.context, progress);
    for (let page = await reading.next(); ; page = await reading.next()) {
      if (page.done) {
        result = page.value;
        break;
      }
      pages.push(page.value);
    }
  });
  await open.close();
  return { pages, result: result! };
}

interface Subject {
  name: string;
  connector: ConnectorDefinition<any>;
  resource: ResourceDefinition<any, any>;
  recording: RecordedCase['recording'];
}

const subjects = connectors
  .filter(({ api }) => !api.protocols)
  .flatMap(connector =>
    readCases(join(__dirname, connector.id, 'cases')).flatMap(
      ({ name, recording, expected }) =>
        connector.resources
          .filter(({ name: list }) => {
            const { complete, items } = (expected as any)[list] ?? {};
            return complete && items.length > 0;
          })
          .map((resource): Subject => {
            const title = `${connector.id} ${resource.name} (${name})`;
            return { name: title, connector, resource, recording };
          }),
    ),
  );

const walkedFromTheStart = new Set<string>();

it.each(subjects.map(subject => [subject.name, subject] as const))(
  '%s',
  async (_, subject) => {
    const { connector, resource, recording } = subject;
    const dialect = dialectOf(connector.id, recording.jsonPrefix);
    const tool = new FaultyTool(recording.responses, dialect);
    try {
      const whole = await walk(subject, tool);
      for (let at = 1; at < whole.pages.length; at++) {
        const before = whole.pages.slice(0, at);
        if (before.at(-1)!.progress.next === undefined) {
          walkedFromTheStart.add(`${connector.id} ${resource.name}`);
          continue;
        }
        const { pages, result } = await walk(subject, tool, before);
        expect(rowsOf(pages)).toEqual(rowsOf(whole.pages.slice(at)));
        // What it did not see from the start, it cannot say to be as it was.
        expect(result.validator).toBeUndefined();
        expect(result.listComplete).toBe(whole.result.listComplete);
      }
    } finally {
      tool.close();
    }
  },
);

function rowsOf(pages: ReadPage[]) {
  return pages.flatMap(({ rows }) => rows);
}

it('knows the lists that are read from their start each time', () => {
  expect([...walkedFromTheStart].sort()).toEqual(
    Object.keys(FROM_THE_START).sort(),
  );
});
