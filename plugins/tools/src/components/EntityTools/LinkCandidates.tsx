import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemSecondaryAction from '@material-ui/core/ListItemSecondaryAction';
import ListItemText from '@material-ui/core/ListItemText';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  toolsLinkDecidePermission,
  type Page,
  type ToolItem,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { SkeletonRows } from '../shared/SkeletonRows';
import { ToolLink } from '../shared/ToolLink';
import { TypeIcon } from './TypeIcon';
import { useProcessTitle } from './useProcessTitle';

const SKELETON_ROWS = 6;

const useStyles = makeStyles(theme => ({
  // Fixed, so that the dialog does not jump while one types.
  root: { height: theme.spacing(50), overflowY: 'auto' },
}));

interface Props {
  page?: Page<ToolItem>;
  error?: Error;
  entityRef: string;
  service: string;
  onLinked(): void;
}

/** The items found, each with the button that links it. */
export function LinkCandidates(props: Props) {
  const { page, error } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const shown = page?.items.length ?? 0;
  const total = page?.total ?? shown;
  return (
    <div className={classes.root} aria-live="polite">
      {error && (
        <Alert severity="error">
          {t('linkDialog.error', { message: error.message })}
        </Alert>
      )}
      {!page && !error && <SkeletonRows rows={SKELETON_ROWS} />}
      {page && shown === 0 && <Typography>{t('linkDialog.none')}</Typography>}
      <List dense>
        {page?.items.map(item => (
          <Candidate key={item.uid} item={item} {...props} />
        ))}
      </List>
      {total > shown && (
        <Typography variant="body2" color="textSecondary">
          {t('linkDialog.more', {
            shown: String(shown),
            total: String(total),
          })}
        </Typography>
      )}
    </div>
  );
}

function Candidate(props: Props & { item: ToolItem }) {
  const { item, entityRef, service, onLinked } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const titleOf = useProcessTitle();
  const { busy, act } = useAction();
  const { title } = item;
  const link = async () => {
    await act({
      what: t('linkDialog.linking', { title }),
      run: () => api.linkItem({ itemUid: item.uid, entityRef }),
      done: t('linkDialog.linked', { title, name: service }),
    });
    onLinked();
  };
  return (
    <ListItem divider>
      <ListItemIcon>
        <TypeIcon type={item.type} />
      </ListItemIcon>
      <ListItemText
        primary={<ToolLink url={item.url} title={title} />}
        secondary={[item.instanceTitle, titleOf(item.process), item.environment]
          .filter(Boolean)
          .join(' · ')}
      />
      <ListItemSecondaryAction>
        <PermissionButton
          permission={toolsLinkDecidePermission}
          busy={busy}
          aria-label={t('linkDialog.linkItem', { title })}
          onClick={link}
        >
          {t('linkDialog.link')}
        </PermissionButton>
      </ListItemSecondaryAction>
    </ListItem>
  );
}
