import type { JsonObject } from '@backstage/types';
import {
  ACCOUNT_TYPE,
  ConnectorError,
  createConnectorContext,
  readConnector,
  readConnectorItem,
  SNAPSHOT_VERSION,
  type ConnectorDefinition,
  type ResourceReading,
} from '@strata/backstage-plugin-tools-node';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BASE_URL, Wire, type RecordedResponse } from './wire';

/** A folder with what a tool answers and what must come of it. */
export interface RecordedCase {
  name: string;
  folder: string;
  recording: {
    /** Settings of the instance besides address and credentials. */
    config?: JsonObject;
    now: string;
    /** Time of the read before, for incremental resources. */
    since?: string;
    /** Resources to read; or the one action that is planned, applied and undone. */
    resources?: string[];
    /** The one row that is read by its id. */
    item?: { resource: string; id: string };
    action?: { name: string; input: JsonObject };
    /** Text before the JSON of every answer. */
    jsonPrefix?: string;
    /** What an earlier run was told to compare with, by resource. */
    validators?: Record<string, string>;
    responses: RecordedResponse[];
  };
  expected: unknown;
}

/** What came of a case. */
export interface Outcome {
  seen: JsonObject;
  factTypes: string[];
  /** Keys of annotations by which services may name the items. */
  annotations: string[];
  /** Names of the resources and actions that were exercised. */
  used: string[];
  /** Resource of which one row was read by its id. */
  read?: string;
}

const READ = 'read-secret';
const WRITE = 'write-secret';

/** All cases of one connector. `UPDATE_CASES=1` writes what came instead of comparing: read the diff. */
export function readCases(folder: string): RecordedCase[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map(name => {
      const path = join(folder, name);
      const read = (file: string) =>
        JSON.parse(readFileSync(join(path, file), 'utf8'));
      const expected = process.env.UPDATE_CASES ? {} : read('expected.json');
      return {
        name,
        folder: path,
        recording: read('responses.json'),
        expected,
      };
    });
}

/** Plays a case against the wire; every answer must be used and no other request be made. */
export async function playCase(
  connector: ConnectorDefinition<any>,
  { recording, folder }: RecordedCase,
): Promise<Outcome> {
  const wire = new Wire(
    recording.responses,
    recording.action ? WRITE : READ,
    recording.jsonPrefix,
  );
  wire.listen();
  try {
    const outcome = await play(connector, recording);
    expect(wire.unexpected).toEqual([]);
    expect(wire.unused).toEqual([]);
    expect(wire.withoutCredential).toEqual([]);
    expect(JSON.stringify(outcome.seen)).not.toMatch(
      /read-secret|write-secret/,
    );
    if (process.env.UPDATE_CASES) {
      const text = `${JSON.stringify(outcome.seen, null, 2)}\n`;
      writeFileSync(join(folder, 'expected.json'), text);
      return { ...outcome, seen: {} };
    }
    return outcome;
  } finally {
    wire.close();
  }
}

/** The instance that a case is about. */
export function configOf(recording: RecordedCase['recording']) {
  return {
    baseUrl: `${BASE_URL}/`,
    username: 'strata',
    token: READ,
    writeToken: WRITE,
    ...recording.config,
  };
}

async function playRead(
  connector: ConnectorDefinition<any>,
  recording: RecordedCase['recording'],
): Promise<Outcome> {
  const readings = await readConnector(connector, configOf(recording), {
    now: new Date(recording.now),
    since: recording.since ? new Date(recording.since) : undefined,
    resources: recording.resources,
    validators: recording.validators,
  });
  const items = Object.values(readings).flatMap(reading => reading.items);
  for (const { draft } of items) expect(draft.url).toMatch(/^https?:\/\//);
  return {
    seen: plain(
      Object.fromEntries(
        Object.entries(readings).map(([name, r]) => [name, summarize(r)]),
      ),
    ),
    factTypes: items.flatMap(item => Object.keys(item.facts)),
    annotations: connector.resources
      // Those of accounts stand on Users.
      .filter(({ itemType }) => itemType !== ACCOUNT_TYPE)
      .flatMap(({ name }) => readings[name]?.items ?? [])
      .flatMap(({ draft }) => Object.keys(draft.hints.annotations ?? {})),
    used: Object.keys(readings),
  };
}

function summarize(reading: ResourceReading) {
  const { items, problems, listComplete, incompleteBecause } = reading;
  return {
    complete: listComplete,
    unchanged: reading.unchanged,
    trulyEmpty: reading.trulyEmpty,
    validator: reading.validator,
    incompleteBecause,
    error: reading.error && explain(reading.error),
    evidenceError: reading.evidenceError,
    problems,
    items,
  };
}

function play(
  connector: ConnectorDefinition<any>,
  recording: RecordedCase['recording'],
): Promise<Outcome> {
  if (recording.action) return playAction(connector, recording);
  return recording.item
    ? playItem(connector, recording)
    : playRead(connector, recording);
}

/** As after a webhook. */
async function playItem(
  connector: ConnectorDefinition<any>,
  recording: RecordedCase['recording'],
): Promise<Outcome> {
  const item = recording.item!;
  const now = new Date(recording.now);
  const config = configOf(recording);
  const reading = await readConnectorItem(connector, config, item, { now });
  const { error } = reading;
  const seen = { ...reading, error: error && explain(error) };
  return {
    seen: plain(seen),
    factTypes: [],
    annotations: [],
    used: [],
    read: item.resource,
  };
}

/** Plan, apply and undo as the engine calls them: with parsed input, and undo as it was stored. */
async function playAction(
  connector: ConnectorDefinition<any>,
  recording: RecordedCase['recording'],
): Promise<Outcome> {
  const { name, input } = recording.action!;
  const action = connector.actions?.find(known => known.name === name);
  if (!action?.undo) throw new Error(`no action ${name} that can be undone`);
  const folder = mkdtempSync(join(tmpdir(), 'strata-case-'));
  const config = withFolder(configOf(recording), folder);
  const { context } = createConnectorContext(connector, config, {
    now: new Date(recording.now),
  });
  const seen: Record<string, unknown> = {};
  try {
    const parsed = action.input.parse(input);
    seen.plan = await action.plan(parsed, context);
    const applied = await action.apply(parsed, context);
    seen.applied = applied;
    if (applied.undo) {
      seen.undone = await action.undo(plain(applied.undo), context);
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    seen.error = explain(error);
  } finally {
    // What is undone or failed leaves nothing behind.
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  }
  return { seen: plain(seen), factTypes: [], annotations: [], used: [name] };
}

/** The empty folder of a case stands for `<folder>` in its configuration. */
function withFolder(config: JsonObject, folder: string): JsonObject {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      value === '<folder>' ? folder : value,
    ]),
  );
}

function explain({ kind, message, remedy }: ConnectorError) {
  return { kind, message, remedy };
}

/** As it would be stored and read again, whatever the declared list of files is today. */
function plain<T extends object>(value: T): JsonObject {
  return JSON.parse(
    JSON.stringify(value).replaceAll(SNAPSHOT_VERSION, 'current'),
  );
}
