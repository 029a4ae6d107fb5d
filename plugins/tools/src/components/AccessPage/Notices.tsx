import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import {
  toolsRemovalDecidePermission,
  type AccountOverview,
} from '@strata/backstage-plugin-tools-common';
import { Link } from 'react-router-dom';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { syncsRouteRef } from '../../routes';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';

const useStyles = makeStyles(theme => ({
  notice: { marginBottom: theme.spacing(2) },
}));

/** What keeps the list from telling all: tools that were not read, people who may have left. */
export function Notices(props: {
  overview?: AccountOverview;
  onChange(): void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const syncs = useRouteRef(syncsRouteRef);
  const { overview, onChange } = props;
  const unread = overview?.tools.filter(tool => !tool.lastCompleteAt) ?? [];
  const only = unread.length === 1 ? `?q=${unread[0].instance}` : '';
  return (
    <>
      {Boolean(overview?.heldLeavers) && (
        <HeldLeavers count={overview!.heldLeavers} onDone={onChange} />
      )}
      {unread.length > 0 && (
        <Alert
          severity="info"
          className={classes.notice}
          action={
            <Button
              color="inherit"
              size="small"
              component={Link}
              to={`${syncs()}${only}`}
            >
              {t('access.seeSyncs')}
            </Button>
          }
        >
          {t('access.notRead', {
            tool: unread.map(tool => tool.title).join(', '),
          })}
        </Alert>
      )}
    </>
  );
}

function HeldLeavers({ count, onDone }: { count: number; onDone(): void }) {
  const api = useApi(toolsApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const accept = async () => {
    await act({
      what: t('access.heldAccept'),
      run: () => api.acceptLeavers(),
      done: t('access.heldAccepted'),
    });
    onDone();
  };
  return (
    <Alert
      severity="warning"
      className={classes.notice}
      action={
        <PermissionButton
          permission={toolsRemovalDecidePermission}
          busy={busy}
          onClick={accept}
        >
          {t('access.heldAccept')}
        </PermissionButton>
      }
    >
      {t('access.held', { count })}
    </Alert>
  );
}
