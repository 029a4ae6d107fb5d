import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  toolsLinkDecidePermission,
  type ToolItem,
} from '@strata/backstage-plugin-tools-common';
import { useRef, useState } from 'react';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useCatalogSearch } from '../../hooks/useCatalogSearch';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { SkeletonRows } from '../shared/SkeletonRows';

const SKELETON_ROWS = 6;

const useStyles = makeStyles(theme => ({
  // Fixed, so that the dialog does not jump while one types.
  list: { height: theme.spacing(45), overflowY: 'auto' },
}));

interface Props {
  item: ToolItem;
  onClose(): void;
  onLinked(): void;
}

/** Finds a service in the catalog and gives it the item by hand. */
export function LinkServiceDialog({ item, onClose, onLinked }: Props) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const [text, setText] = useState('');
  const searchField = useRef<HTMLInputElement>(null);
  const { entities: services, error } = useCatalogSearch(text, 'component');
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      TransitionProps={{ onEntered: () => searchField.current?.focus() }}
      aria-labelledby="link-service-title"
    >
      <DialogTitle id="link-service-title">
        {t('unlinked.title', { title: item.title })}
      </DialogTitle>
      <DialogContent>
        <TextField
          inputRef={searchField}
          fullWidth
          type="search"
          size="small"
          variant="outlined"
          id="link-service-search"
          label={t('unlinked.search')}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <div className={classes.list} aria-live="polite">
          {error && <Alert severity="error">{error.message}</Alert>}
          {!services && !error && <SkeletonRows rows={SKELETON_ROWS} />}
          {services?.length === 0 && (
            <Typography>{t('unlinked.noService')}</Typography>
          )}
          <List dense>
            {services?.map(service => (
              <Candidate
                key={stringifyEntityRef(service)}
                service={service}
                item={item}
                onLinked={() => {
                  onClose();
                  onLinked();
                }}
              />
            ))}
          </List>
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Candidate(props: {
  service: Entity;
  item: ToolItem;
  onLinked(): void;
}) {
  const { service, item, onLinked } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const { name, title, description } = service.metadata;
  const link = async () => {
    const entityRef = stringifyEntityRef(service);
    const linked = await act({
      what: t('linkDialog.linking', { title: item.title }),
      run: () => api.linkItem({ itemUid: item.uid, entityRef }),
      done: t('linkDialog.linked', { title: item.title, name }),
    });
    if (linked) onLinked();
  };
  return (
    <ListItem divider>
      <ListItemText primary={title ?? name} secondary={description} />
      <PermissionButton
        permission={toolsLinkDecidePermission}
        busy={busy}
        aria-label={t('linkDialog.linkItem', { title: name })}
        onClick={link}
      >
        {t('linkDialog.link')}
      </PermissionButton>
    </ListItem>
  );
}
