import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import {
  toolsSyncRunPermission,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { HeldRemovals } from './HeldRemovals';
import { Remedy } from './Remedy';
import { RemoveRetired } from './RemoveRetired';
import { RunNumbers } from './RunNumbers';

const useStyles = makeStyles(theme => ({
  paper: {
    width: theme.spacing(60),
    maxWidth: '100%',
    padding: theme.spacing(3),
    gap: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
}));

interface Props {
  sync: SyncState;
  onClose(): void;
  onChanged(): void;
}

export function SyncDetails({ sync, onClose, onChanged }: Props) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const title = `${sync.instanceTitle}: ${sync.resourceTitle}`;
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-label': title,
      }}
    >
      <Box display="flex" justifyContent="space-between" alignItems="start">
        <Typography variant="h5" component="h2">
          {title}
        </Typography>
        <IconButton
          size="small"
          aria-label={t('common.close')}
          onClick={onClose}
        >
          <CloseIcon />
        </IconButton>
      </Box>
      <Remedy sync={sync} />
      {sync.outcome === 'retired' ? (
        <RemoveRetired sync={sync} onDone={onChanged} />
      ) : (
        <RunNow sync={sync} onDone={onChanged} />
      )}
      {sync.heldBack > 0 && <HeldRemovals sync={sync} onDone={onChanged} />}
      <RunNumbers sync={sync} />
      {sync.invalidSamples.length > 0 && (
        <section>
          <Typography variant="h6" component="h3">
            {t('details.invalidTitle')}
          </Typography>
          <Typography component="ul" variant="body2">
            {sync.invalidSamples.map(({ externalId, problem }, at) => (
              <li key={at}>
                {externalId ? `${externalId}: ${problem}` : problem}
              </li>
            ))}
          </Typography>
        </section>
      )}
    </Drawer>
  );
}

function RunNow({ sync, onDone }: { sync: SyncState; onDone(): void }) {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const run = async () => {
    await act({
      what: t('details.run'),
      run: () => api.runSync(sync.instance, sync.resource),
      done: t('details.started', {
        name: `${sync.instanceTitle} ${sync.resourceTitle}`,
      }),
    });
    onDone();
  };
  return (
    <div>
      <PermissionButton
        permission={toolsSyncRunPermission}
        busy={busy}
        blockedBy={
          sync.outcome === 'running' ? t('details.running') : undefined
        }
        color="primary"
        onClick={run}
      >
        {t('details.run')}
      </PermissionButton>
    </div>
  );
}
