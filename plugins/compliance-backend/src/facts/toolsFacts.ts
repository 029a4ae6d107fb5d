import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RESTRICTED_TITLE,
  defineFactSource,
  type FactReading,
  type FactSource,
  type ObservedRow,
} from '@strata/backstage-plugin-compliance-node';
import {
  alertRoute,
  alertRule,
  type FactRow,
  type FactSourceState,
  type ToolsClient,
} from '@strata/backstage-plugin-tools-common';
import { withRouting } from './alertRouting';
import { retryWhileStarting } from './retry';

const PAGE_SIZE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A source that was not read completely for so long proves no absence any more. */
const MAX_AGE_DAYS = 7;

interface ToolsFactsOptions {
  client: ToolsClient;
  auth: AuthService;
  delaysMs?: readonly number[];
}

/** Everything that the synced tools show, read fact by fact in large pages. */
export function createToolsFacts(options: ToolsFactsOptions): FactSource {
  return defineFactSource({
    id: 'tools',
    title: 'Strata Tools',
    maxAgeDays: MAX_AGE_DAYS,
    async read(wanted, { now, signal }) {
      const token = await serviceToken(options.auth);
      const { sources, titles } = await retryWhileStarting(
        () => readSources(options.client, token),
        { delaysMs: options.delaysMs, signal },
      );
      const readAll = (id: string) => readRows(options.client, id, token);
      const readings: FactReading[] = [];
      for (const { id, title } of wanted) {
        const states = sources.filter(state => state.factId === id);
        if (states.length === 0) {
          const unavailable = `No tool that shows ${title} is set up.`;
          readings.push({
            factId: id,
            unavailable,
            notSetUp: true,
            complete: false,
            rows: [],
          });
          continue;
        }
        signal?.throwIfAborted();
        const facts = await readAll(id);
        const routed =
          id === alertRule.id
            ? withRouting(facts, await readRoutes(sources, now, readAll))
            : facts;
        const rows = routed.map(fact => toRow(fact, titles));
        const complete = states.some(state => isRecent(state, now));
        readings.push({ factId: id, complete, rows });
      }
      return readings;
    },
  });
}

async function serviceToken(auth: AuthService): Promise<string> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'tools',
  });
  return token;
}

async function readSources(client: ToolsClient, token: string) {
  const [sources, instances] = await Promise.all([
    client.listFactSources(token),
    client.listInstances(token),
  ]);
  const titles = new Map(
    instances.items.map(one => [`${one.connector} ${one.instance}`, one.title]),
  );
  return { sources: sources.items, titles };
}

async function readRows(
  client: ToolsClient,
  factId: string,
  token: string,
): Promise<FactRow[]> {
  const rows: FactRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listFacts(
      { factId, cursor, limit: PAGE_SIZE },
      token,
    );
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

/** Only whole trees of routes tell where an alert ends up. */
async function readRoutes(
  sources: FactSourceState[],
  now: Date,
  readAll: (factId: string) => Promise<FactRow[]>,
): Promise<FactRow[]> {
  const whole = new Set(
    sources
      .filter(one => one.factId === alertRoute.id && isRecent(one, now))
      .map(({ instance }) => instance),
  );
  if (whole.size === 0) return [];
  const routes = await readAll(alertRoute.id);
  return routes.filter(({ instance }) => whole.has(instance));
}

function isRecent({ lastCompleteAt }: FactSourceState, now: Date): boolean {
  if (!lastCompleteAt) return false;
  const age = now.getTime() - Date.parse(lastCompleteAt);
  return age <= MAX_AGE_DAYS * DAY_MS;
}

function whereOf({ itemTitle, itemUrl, restricted }: FactRow) {
  if (restricted) return { itemTitle: RESTRICTED_TITLE, restricted };
  return { itemTitle, ...(itemUrl ? { url: itemUrl } : {}) };
}

function toRow(
  fact: FactRow,
  titles: ReadonlyMap<string, string>,
): ObservedRow {
  const { connector, entityRefs, instance, owner } = fact;
  return {
    value: fact.value,
    ...whereOf(fact),
    source: titles.get(`${connector} ${instance}`) ?? instance,
    observedAt: fact.observedAt,
    ...(fact.environment ? { environment: fact.environment } : {}),
    // Services ask about what is linked to them, teams about what they answer for.
    entityRefs: owner ? [...entityRefs, owner] : entityRefs,
  };
}
