import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SyncRun, SyncState } from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import { toolsApiRef } from '../api';
import { toolsTranslationRef } from '../translation/ref';

/** A look that ended without a result, after a restart for example, is given up after so long. */
const PATIENCE_MS = 10_000;

export interface DryRun {
  /** The last one whose result is there. */
  latest?: SyncRun;
  /** Since when the result of another one is awaited. */
  waitingSince?: Date;
  /** Whether one ended without a result. */
  lost: boolean;
  start(): Promise<void>;
}

/** Starts a look at what a run would change, and waits for it to show up among the runs. */
export function useDryRun(
  sync: SyncState,
  runs: SyncRun[] | undefined,
  onStarted: () => void,
): DryRun {
  const api = useApi(toolsApiRef);
  const alerts = useApi(alertApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const [asked, setAsked] = useState<{ before?: string; at: Date }>();
  const latest = runs?.find(({ mode }) => mode === 'dry');
  const awaited = asked && asked.before === latest?.id ? asked : undefined;
  const lost = Boolean(
    awaited &&
      sync.outcome !== 'running' &&
      Date.now() - awaited.at.getTime() > PATIENCE_MS,
  );
  const start = async () => {
    try {
      const { started } = await api.dryRunSync(sync.instance, sync.resource);
      if (started) setAsked({ before: latest?.id, at: new Date() });
      else alerts.post({ message: t('details.running'), severity: 'info' });
    } catch (error) {
      const { message } = error;
      const text = t('common.failed', { what: t('dryRun.button'), message });
      alerts.post({ message: text, severity: 'error' });
    }
    onStarted();
  };
  return { latest, waitingSince: lost ? undefined : awaited?.at, lost, start };
}
