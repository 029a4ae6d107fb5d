import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback, useState } from 'react';
import { toolsTranslationRef } from '../translation/ref';

interface Action<T> {
  /** What is tried, to start the sentence that tells of a failure. */
  what: string;
  run(): Promise<T>;
  /** Sentence that tells of success. */
  done: string | ((result: T) => string);
}

/** Runs one action at a time and tells how it went. */
export function useAction(): {
  busy: boolean;
  /** Whether it succeeded. */
  act<T>(action: Action<T>): Promise<boolean>;
} {
  const alerts = useApi(alertApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async <T>({ what, run, done }: Action<T>) => {
      setBusy(true);
      try {
        const result = await run();
        alerts.post({
          message: typeof done === 'string' ? done : done(result),
          severity: 'success',
          display: 'transient',
        });
        return true;
      } catch (error) {
        const message = t('common.failed', { what, message: error.message });
        alerts.post({ message, severity: 'error' });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [alerts, t],
  );
  return { busy, act };
}
