import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  toolsRemovalDecidePermission,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';

/** Removals above the budget, which a person lets through or keeps from happening. */
export function HeldRemovals(props: { sync: SyncState; onDone(): void }) {
  const { sync, onDone } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const decide = async (decision: 'accept' | 'refuse', done: string) => {
    const run = () =>
      api.decideRemovals(sync.instance, sync.resource, decision);
    await act({ what: t('details.decide'), run, done });
    onDone();
  };
  const more = sync.heldBack - sync.heldSamples.length;
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('details.heldTitle', { count: sync.heldBack })}
      </Typography>
      <Typography component="ul" variant="body2">
        {sync.heldSamples.map(({ uid, title }) => (
          <li key={uid}>{title}</li>
        ))}
        {more > 0 && <li>{t('details.heldMore', { more: String(more) })}</li>}
      </Typography>
      <Box display="flex" flexWrap="wrap" gridGap={8}>
        <PermissionButton
          permission={toolsRemovalDecidePermission}
          busy={busy}
          onClick={() => decide('refuse', t('details.refused'))}
        >
          {t('details.refuse')}
        </PermissionButton>
        <PermissionButton
          permission={toolsRemovalDecidePermission}
          busy={busy}
          onClick={() => decide('accept', t('details.accepted'))}
        >
          {t('details.accept', { count: sync.heldBack })}
        </PermissionButton>
      </Box>
    </section>
  );
}
