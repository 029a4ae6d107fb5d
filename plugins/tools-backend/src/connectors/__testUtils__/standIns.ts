import type {
  ConnectorDefinition,
  ReadPage,
  ResourceDefinition,
} from '@strata/backstage-plugin-tools-node';
import { configOf, type RecordedCase } from './cases';
import { clientFaultsOf, fakeOf, FaultyClient } from './clients';
import { dialectOf } from './dialects';
import { faults } from './faults';
import { FaultyTool } from './faultyTool';
import { readPages } from './readPages';
import { recordingsOf } from './recordings';
import type { StandIn, Trouble } from './standIn';

/** A stand-in that shows a whole list of one resource, and what it shows. */
export interface Opened {
  tool: StandIn<any>;
  config: object;
  now: Date;
  pages: ReadPage[];
}

type Connector = ConnectorDefinition<any>;
type Resource = ResourceDefinition<any, any>;

/** Ways in which a read of the resource can go wrong. */
export function troublesOf(
  connector: Connector,
  { name }: Resource,
): readonly Trouble[] {
  return connector.api.protocols
    ? clientFaultsOf(fakeOf(connector.id), name)
    : faults;
}

export function openStandIn(
  connector: Connector,
  resource: Resource,
): Promise<Opened> {
  return connector.api.protocols
    ? openClient(connector, resource)
    : openBest(connector, resource);
}

async function openClient(
  connector: Connector,
  resource: Resource,
): Promise<Opened> {
  const fake = fakeOf(connector.id);
  const tool = new FaultyClient(fake);
  return measure(tool, connector, resource, {
    config: fake.config,
    now: new Date('2026-03-02T12:00:00Z'),
  });
}

/** Of several recordings, one with a second page before one with more items. */
async function openBest(
  connector: Connector,
  resource: Resource,
): Promise<Opened> {
  let best:
    | { recording: RecordedCase['recording']; rank: number[] }
    | undefined;
  const reasons: string[] = [];
  for (const recording of recordingsOf(connector, resource)) {
    const opened = await play(connector, resource, recording).catch(
      (error: Error) => void reasons.push(error.message),
    );
    if (!opened) continue;
    opened.tool.close();
    const { pages, tool } = opened;
    const items = pages.reduce((sum, { rows }) => sum + rows.length, 0);
    const rank = [Math.min(tool.shape.turns.length, 1), items];
    if (items && (!best || isMore(rank, best.rank))) best = { recording, rank };
  }
  if (!best) throw new Error(`no recording shows it whole: ${reasons}`);
  return play(connector, resource, best.recording);
}

function isMore([a, b]: number[], [c, d]: number[]): boolean {
  return a === c ? b > d : a > c;
}

function play(
  connector: Connector,
  resource: Resource,
  recording: RecordedCase['recording'],
): Promise<Opened> {
  const dialect = dialectOf(connector.id, recording.jsonPrefix);
  const tool = new FaultyTool(recording.responses, dialect);
  return measure(tool, connector, resource, {
    config: configOf(recording),
    now: new Date(recording.now),
  });
}

async function measure(
  tool: StandIn<any>,
  connector: Connector,
  resource: Resource,
  options: { config: object; now: Date },
): Promise<Opened> {
  try {
    const { pages, listComplete, evidenceError, incompleteBecause } =
      await tool.measure(onPage =>
        readPages(connector, resource, { ...options, onPage }),
      );
    if (listComplete && !evidenceError) return { ...options, tool, pages };
    throw new Error(evidenceError?.message ?? incompleteBecause);
  } catch (error) {
    tool.close();
    throw error;
  }
}
