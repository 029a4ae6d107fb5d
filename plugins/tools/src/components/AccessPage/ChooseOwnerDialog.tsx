import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
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
import type {
  AccountDecision,
  ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { useRef, useState } from 'react';
import { useCatalogSearch } from '../../hooks/useCatalogSearch';
import { toolsTranslationRef } from '../../translation/ref';
import { SkeletonRows } from '../shared/SkeletonRows';
import { accountName } from './accountName';

const SKELETON_ROWS = 6;

const useStyles = makeStyles(theme => ({
  // Fixed, so that the dialog does not jump while one types.
  list: { height: theme.spacing(45), overflowY: 'auto' },
}));

/** Finds the person whose account it is, or the group that answers for a service account. */
export function ChooseOwnerDialog(props: {
  account: ToolAccount;
  onClose(): void;
  onChosen(said: AccountDecision): void;
}) {
  const { account, onClose, onChosen } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  const [kind, setKind] = useState<'user' | 'group'>('user');
  const [text, setText] = useState('');
  const searchField = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      TransitionProps={{ onEntered: () => searchField.current?.focus() }}
      aria-labelledby="choose-owner-title"
    >
      <DialogTitle id="choose-owner-title">
        {t('access.dialogTitle', { account: accountName(account) })}
      </DialogTitle>
      <DialogContent>
        <Box display="flex" flexWrap="wrap" gridGap={16} mb={1}>
          <KindSelect kind={kind} onChange={setKind} />
          <TextField
            inputRef={searchField}
            type="search"
            size="small"
            variant="outlined"
            id="choose-owner-search"
            label={t('access.dialogSearch')}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        </Box>
        <Found
          key={kind}
          text={text}
          kind={kind}
          onChoose={entityRef =>
            onChosen({
              decision: kind === 'user' ? 'accept' : 'service',
              entityRef,
            })
          }
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function KindSelect(props: {
  kind: string;
  onChange(kind: 'user' | 'group'): void;
}) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      id="choose-owner-kind"
      label={t('access.dialogKind')}
      value={props.kind}
      onChange={event => props.onChange(event.target.value as 'user' | 'group')}
      SelectProps={{ native: true }}
    >
      <option value="user">{t('access.kindUser')}</option>
      <option value="group">{t('access.kindGroup')}</option>
    </TextField>
  );
}

function Found(props: {
  text: string;
  kind: string;
  onChoose(entityRef: string): void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const { entities, error } = useCatalogSearch(props.text, props.kind);
  return (
    <div className={classes.list} aria-live="polite">
      {error && <Alert severity="error">{error.message}</Alert>}
      {!entities && !error && <SkeletonRows rows={SKELETON_ROWS} />}
      {entities?.length === 0 && (
        <Typography>{t('access.dialogNone')}</Typography>
      )}
      <List dense>
        {entities?.map(entity => (
          <ListItem key={stringifyEntityRef(entity)} divider>
            <ListItemText
              primary={titleOf(entity)}
              secondary={entity.metadata.name}
            />
            <Button
              size="small"
              variant="outlined"
              aria-label={t('access.dialogChooseName', {
                name: titleOf(entity),
              })}
              onClick={() => props.onChoose(stringifyEntityRef(entity))}
            >
              {t('access.dialogChoose')}
            </Button>
          </ListItem>
        ))}
      </List>
    </div>
  );
}

function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? metadata.title ?? metadata.name;
}
