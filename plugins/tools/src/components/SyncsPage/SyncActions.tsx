import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import {
  toolsSyncRunPermission,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import type { DryRun } from '../../hooks/useDryRun';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { CheckButton } from './CheckButton';

interface Props {
  sync: SyncState;
  dryRun: DryRun;
  onDone(): void;
}

/** What a person may do with a configured sync. */
export function SyncActions({ sync, dryRun, onDone }: Props) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const running =
    sync.outcome === 'running' || dryRun.waitingSince
      ? t('details.running')
      : undefined;
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8}>
      <RunNow sync={sync} running={running} onDone={onDone} />
      <PermissionButton
        permission={toolsSyncRunPermission}
        blockedBy={running}
        onClick={dryRun.start}
      >
        {t('dryRun.button')}
      </PermissionButton>
      <PauseOrResume sync={sync} onDone={onDone} />
      <CheckButton instance={sync.instance} title={sync.instanceTitle} />
    </Box>
  );
}

function RunNow(props: { sync: SyncState; running?: string; onDone(): void }) {
  const { sync, running, onDone } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const name = nameOf(sync);
  // A paused one is not made up for by itself.
  const waits = sync.paused ? 'details.tryLater' : 'details.waits';
  const run = async () => {
    await act({
      what: t('details.run'),
      run: () => api.runSync(sync.instance, sync.resource),
      done: ({ started }) => t(started ? 'details.started' : waits, { name }),
    });
    onDone();
  };
  return (
    <PermissionButton
      permission={toolsSyncRunPermission}
      busy={busy}
      blockedBy={running}
      color="primary"
      onClick={run}
    >
      {t('details.run')}
    </PermissionButton>
  );
}

function PauseOrResume(props: { sync: SyncState; onDone(): void }) {
  const { sync, onDone } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const pause = !sync.paused;
  const word = t(pause ? 'cockpit.pause' : 'cockpit.resume');
  const change = async () => {
    await act({
      what: word,
      run: () => api.pauseSync(sync.instance, sync.resource, pause),
      done: t(pause ? 'cockpit.pauseDone' : 'cockpit.resumeDone', {
        name: nameOf(sync),
      }),
    });
    onDone();
  };
  return (
    <PermissionButton
      permission={toolsSyncRunPermission}
      busy={busy}
      onClick={change}
    >
      {word}
    </PermissionButton>
  );
}

function nameOf({ instanceTitle, resourceTitle }: SyncState): string {
  return `${instanceTitle} ${resourceTitle}`;
}
