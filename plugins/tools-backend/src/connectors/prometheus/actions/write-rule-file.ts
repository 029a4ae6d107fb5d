import {
  ConnectorError,
  defineAction,
  type ActionResult,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { areLoaded, formatted, reload } from '../loadedRules';
import { describeChange, groupsSchema, textOf, type Groups } from '../ruleFile';
import { fileNameSchema, RuleFolder } from '../ruleFolder';
import type { PrometheusSettings } from '../settings';

type Context = ReadContext<PrometheusSettings>;

const input = z.object({
  file: fileNameSchema,
  groups: groupsSchema,
});
type Input = z.output<typeof input>;

const undoInput = z.object({
  file: fileNameSchema,
  /** The file as it was; absent where there was none. */
  before: z.string().optional(),
});

const LATER =
  'Prometheus takes that over at its next reload, as it runs without --web.enable-lifecycle';

/** Prometheus has no API that takes rules: it loads files, and tells which ones it has loaded. */
export const writeRuleFile = defineAction<Input, PrometheusSettings>({
  name: 'write-rule-file',
  title: 'Write a rule file',
  permission:
    'access to /-/reload where a proxy asks for a credential, and the setting ruleFolder',
  input,
  async plan(asked, context) {
    const { before, isWritten, isLoaded } = await look(asked, context);
    const unchanged = isWritten && isLoaded;
    const change = isWritten
      ? `Would reload ${asked.file}`
      : `Would write ${asked.file}: ${describeChange(before, asked.groups)}`;
    return {
      summary: unchanged ? `The rules of ${asked.file} are loaded` : change,
      unchanged,
      ...undoFor(asked, before, isWritten),
    };
  },
  async apply(asked, context): Promise<ActionResult> {
    const { file, groups } = asked;
    const url = `${context.api.baseUrl}/rules`;
    const seen = await look(asked, context);
    if (seen.isWritten && seen.isLoaded) {
      return {
        summary: `The rules of ${file} are loaded`,
        url,
        unchanged: true,
      };
    }
    const { before, checked } = seen;
    if (!seen.isWritten) {
      await RuleFolder.of(context.settings).write(file, textOf(groups));
    }
    const loaded = await keptOnlyIfLoaded(
      () => load(checked, context),
      () => restore({ file, before }, context),
    );
    return {
      summary: summaryOf(asked, seen, loaded),
      url,
      unchanged: seen.isWritten && !loaded,
      ...undoFor(asked, before, seen.isWritten),
    };
  },
  async undo(undo, context) {
    const { file, before } = undoInput.parse(undo);
    const folder = RuleFolder.of(context.settings);
    // Refuses what has become somebody else's since.
    await folder.read(file);
    await folder.write(file, before);
    const loaded = await reload(context);
    const verb = before === undefined ? 'Removed' : 'Restored';
    return { summary: `${verb} ${file}${loaded ? '' : `; ${LATER}`}` };
  },
});

function undoFor(
  { file }: Input,
  before: string | undefined,
  isWritten: boolean,
) {
  if (isWritten) return {};
  return { undo: { file, ...(before !== undefined && { before }) } };
}

interface Seen {
  before: string | undefined;
  /** The groups as Prometheus writes them. */
  checked: Groups;
  isWritten: boolean;
  isLoaded: boolean;
}

async function look({ file, groups }: Input, context: Context): Promise<Seen> {
  const before = await RuleFolder.of(context.settings).read(file);
  const checked = await formatted(groups, context);
  return {
    before,
    checked,
    isWritten: before === textOf(groups),
    isLoaded: await areLoaded(checked, context),
  };
}

/** False where Prometheus must be told to load by somebody else. */
async function load(groups: Groups, context: Context): Promise<boolean> {
  if (!(await reload(context))) return false;
  if (await areLoaded(groups, context)) return true;
  throw new ConnectorError(
    'config',
    'Prometheus was reloaded and does not show the rules',
    { remedy: 'Name the files of `ruleFolder` in its rule_files.' },
  );
}

/** The file must not stay behind where Prometheus refuses it: its next start would fail. */
async function keptOnlyIfLoaded(
  attempt: () => Promise<boolean>,
  takeBack: () => Promise<void>,
): Promise<boolean> {
  try {
    return await attempt();
  } catch (error) {
    await takeBack();
    throw error;
  }
}

function summaryOf(
  { file, groups }: Input,
  { before, isWritten }: Seen,
  loaded: boolean,
): string {
  if (isWritten) {
    return loaded
      ? `Loaded the rules of ${file}`
      : `The rules are in ${file}; ${LATER}`;
  }
  const written = `Wrote ${file}: ${describeChange(before, groups)}`;
  return loaded ? written : `${written}; ${LATER}`;
}

async function restore(
  { file, before }: z.output<typeof undoInput>,
  context: Context,
) {
  await RuleFolder.of(context.settings).write(file, before);
  // What went wrong before is what the person has to know.
  await reload(context).catch(() => {});
}
