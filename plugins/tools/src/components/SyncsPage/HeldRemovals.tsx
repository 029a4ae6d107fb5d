import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  toolsRemovalDecidePermission,
  type HeldRemoval,
  type RemovalDecision,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useHeldRemovals } from '../../hooks/useHeldRemovals';
import { toolsTranslationRef } from '../../translation/ref';
import { PagedList } from '../shared/PagedList';
import { PermissionButton } from '../shared/PermissionButton';
import { RemovalTable } from './RemovalTable';

interface Props {
  sync: SyncState;
  onDone(): void;
}

/** Removals above the budget, which a person lets through or keeps from happening. */
export function HeldRemovals({ sync, onDone }: Props) {
  const { t } = useTranslationRef(toolsTranslationRef);
  if (sync.heldBack === 0) return null;
  return (
    <Removals
      // Another number means another list.
      key={sync.heldBack}
      sync={sync}
      onDone={onDone}
      group="held"
      title={t('details.heldTitle', { count: sync.heldBack })}
      means={t('details.heldMeans')}
    />
  );
}

/** What a person once refused to remove, and may remove after all. */
export function RefusedRemovals({ sync, onDone }: Props) {
  const { t } = useTranslationRef(toolsTranslationRef);
  if (sync.removalsRefused === 0) return null;
  return (
    <Removals
      key={sync.removalsRefused}
      sync={sync}
      onDone={onDone}
      group="refused"
      title={t('details.keptTitle', { count: sync.removalsRefused })}
      means={t('details.keptMeans')}
    />
  );
}

type RemovalsProps = Props &
  Required<Pick<RemovalDecision, 'group'>> & { title: string; means: string };

function Removals(props: RemovalsProps) {
  const { sync, onDone, group, title, means } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const { paged, revision, hidden = 0 } = useHeldRemovals(sync, group);
  const decide: Decide = async (decision, done) => {
    const about = { group, decision, revision: revision! };
    const run = () => api.decideRemovals(sync.instance, sync.resource, about);
    await act({ what: t('details.decide'), run, done });
    onDone();
    await paged.reload();
  };
  return (
    <section>
      <Typography variant="h6" component="h3">
        {title}
      </Typography>
      <Typography variant="body2">
        {means} {hidden > 0 && t('details.hidden', { count: hidden })}
      </Typography>
      <Box display="flex" flexWrap="wrap" gridGap={8} my={1}>
        <Decisions
          group={group}
          count={paged.total}
          busy={busy || !paged.items}
          running={sync.outcome === 'running'}
          decide={decide}
        />
      </Box>
      <PagedList<HeldRemoval>
        paged={paged}
        failed={t('details.heldError')}
        empty={<Typography>{t('details.heldEmpty')}</Typography>}
      >
        {items => <RemovalTable label={title} items={items} />}
      </PagedList>
    </section>
  );
}

type Decide = (
  decision: RemovalDecision['decision'],
  done: string,
) => Promise<void>;

function Decisions(props: {
  group: RemovalsProps['group'];
  count: number;
  busy: boolean;
  running: boolean;
  decide: Decide;
}) {
  const { group, count, busy, running, decide } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  const button = {
    permission: toolsRemovalDecidePermission,
    busy,
    blockedBy: running ? t('details.decideLater') : undefined,
  };
  const accept = () => decide('accept', t('details.accepted'));
  if (group === 'refused') {
    return (
      <PermissionButton {...button} onClick={accept}>
        {t('details.removeKept', { count })}
      </PermissionButton>
    );
  }
  return (
    <>
      <PermissionButton
        {...button}
        onClick={() => decide('refuse', t('details.refused'))}
      >
        {t('details.refuse')}
      </PermissionButton>
      <PermissionButton {...button} onClick={accept}>
        {t('details.accept', { count })}
      </PermissionButton>
    </>
  );
}
