import { ConnectorError } from '@strata/backstage-plugin-tools-node';
import { randomUUID } from 'node:crypto';
import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isOurs } from './ruleFile';
import type { PrometheusSettings } from './settings';

const MAX_BYTES = 1_000_000;

/** A plain name: what holds a path could lead out of the folder. */
export const fileNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,99}\.ya?ml$/i,
    'must be a name such as checkout.yml',
  );

/** The one folder in which rule files are written. */
export class RuleFolder {
  private constructor(private readonly folder: string) {}

  static of({ ruleFolder }: PrometheusSettings): RuleFolder {
    if (ruleFolder) return new RuleFolder(ruleFolder);
    throw new ConnectorError('config', 'Strata may write no rule files', {
      remedy:
        'Set `ruleFolder` of this Prometheus to a folder that its rule_files name and Strata may write to.',
    });
  }

  /** Text of a file of ours, `undefined` where there is none; what is not ours is refused. */
  async read(file: string): Promise<string | undefined> {
    const path = join(this.folder, file);
    const found = await accessing(() => lstat(path), { missing: undefined });
    if (!found) return undefined;
    if (!found.isFile() || found.size > MAX_BYTES) throw notOurs(file);
    const text = await accessing(() => readFile(path, 'utf8'));
    if (!isOurs(text)) throw notOurs(file);
    return text;
  }

  /** Prometheus never sees half a file. `undefined` removes it. */
  async write(file: string, text: string | undefined): Promise<void> {
    const path = join(this.folder, file);
    if (text === undefined) {
      await accessing(() => rm(path, { force: true }));
      return;
    }
    // Does not end as rule files do, so that no pattern in rule_files fits it.
    const draft = `${path}.${randomUUID()}`;
    try {
      await accessing(() => writeFile(draft, text, { flag: 'wx' }));
      await accessing(() => rename(draft, path));
    } finally {
      await rm(draft, { force: true }).catch(() => {});
    }
  }
}

function notOurs(file: string): ConnectorError {
  return new ConnectorError(
    'config',
    `${file} is there already and Strata did not write it`,
    { remedy: 'Choose another name, or move that file away first.' },
  );
}

async function accessing<T, M = never>(
  call: () => Promise<T>,
  answer?: { missing: M },
): Promise<T | M> {
  try {
    return await call();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (answer && code === 'ENOENT') return answer.missing;
    throw new ConnectorError(
      'config',
      `The folder of rule files cannot be used: ${code}`,
      {
        remedy:
          'Make sure that `ruleFolder` exists and that Strata may write to it.',
        cause: error,
      },
    );
  }
}
