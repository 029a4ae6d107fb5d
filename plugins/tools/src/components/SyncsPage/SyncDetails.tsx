import { useApi } from '@backstage/core-plugin-api';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import useInterval from 'react-use/esm/useInterval';
import useUpdateEffect from 'react-use/esm/useUpdateEffect';
import { toolsApiRef } from '../../api';
import { useDryRun } from '../../hooks/useDryRun';
import { usePolled } from '../../hooks/usePolled';
import { SideDrawer } from '../shared/SideDrawer';
import { DryRunResult } from './DryRunResult';
import { HeldRemovals, RefusedRemovals } from './HeldRemovals';
import { InvalidRows } from './InvalidRows';
import { Limits } from './Limits';
import { isRead } from './order';
import { Pace } from './Pace';
import { RefusedItems } from './RefusedItems';
import { Remedy } from './Remedy';
import { RemoveRetired } from './RemoveRetired';
import { RunHistory } from './RunHistory';
import { RunNumbers } from './RunNumbers';
import { SyncActions } from './SyncActions';
import { Webhooks } from './Webhooks';

const REFRESH_MS = 30_000;

/** While something is under way. */
const BUSY_REFRESH_MS = 2_000;

interface Props {
  sync: SyncState;
  onClose(): void;
  onChanged(): void;
}

export function SyncDetails({ sync, onClose, onChanged }: Props) {
  const title = `${sync.instanceTitle}: ${sync.resourceTitle}`;
  return (
    <SideDrawer title={title} onClose={onClose}>
      <Remedy sync={sync} />
      {isRead(sync) ? (
        <Configured sync={sync} onChanged={onChanged} />
      ) : (
        <Retired sync={sync} onChanged={onChanged} />
      )}
    </SideDrawer>
  );
}

function Retired({ sync, onChanged }: Omit<Props, 'onClose'>) {
  // What was switched off before it was ever read has left nothing.
  if (!sync.startedAt) return null;
  return (
    <>
      <RemoveRetired sync={sync} onDone={onChanged} />
      <RunNumbers sync={sync} />
    </>
  );
}

function Configured({ sync, onChanged }: Omit<Props, 'onClose'>) {
  const history = useHistory(sync);
  const { value: runs, reload } = history;
  const refresh = () => {
    onChanged();
    reload();
  };
  const dryRun = useDryRun(sync, runs, refresh);
  const busy = sync.outcome === 'running' || Boolean(dryRun.waitingSince);
  useInterval(refresh, busy ? BUSY_REFRESH_MS : null);
  return (
    <>
      <Pace sync={sync} />
      <SyncActions sync={sync} dryRun={dryRun} onDone={refresh} />
      <DryRunResult dryRun={dryRun} outdated={runs?.[0]?.mode !== 'dry'} />
      <HeldRemovals sync={sync} onDone={onChanged} />
      <RefusedRemovals sync={sync} onDone={onChanged} />
      <RunNumbers sync={sync} />
      <Limits limits={sync.limits} />
      <InvalidRows sync={sync} />
      <RefusedItems sync={sync} />
      <Webhooks instance={sync.instance} />
      <RunHistory history={history} />
    </>
  );
}

/** The last runs of a sync; read again when one has ended. */
function useHistory({ instance, resource, finishedAt }: SyncState) {
  const api = useApi(toolsApiRef);
  const load = useCallback(
    async () => (await api.listSyncRuns(instance, resource)).items,
    [api, instance, resource],
  );
  const history = usePolled(load, REFRESH_MS);
  const { reload } = history;
  useUpdateEffect(() => {
    reload();
  }, [reload, finishedAt]);
  return history;
}
