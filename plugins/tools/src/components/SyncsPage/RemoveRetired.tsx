import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  toolsRemovalDecidePermission,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';

/** Lets a person remove what a sync that is not configured any more has left. */
export function RemoveRetired(props: { sync: SyncState; onDone(): void }) {
  const { sync, onDone } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const remove = async () => {
    await act({
      what: t('details.removal'),
      run: () => api.removeRetired(sync.instance, sync.resource),
      done: t('details.retiredRemoved', {
        name: `${sync.instanceTitle} ${sync.resourceTitle}`,
      }),
    });
    onDone();
  };
  return (
    <div>
      <PermissionButton
        permission={toolsRemovalDecidePermission}
        busy={busy}
        onClick={remove}
      >
        {t('details.removeRetired', { count: sync.items })}
      </PermissionButton>
    </div>
  );
}
