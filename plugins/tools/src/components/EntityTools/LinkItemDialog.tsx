import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import { processes } from '@strata/technologies';
import { useRef, useState } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { LinkCandidates } from './LinkCandidates';
import { useItemSearch } from './useItemSearch';
import { useProcessTitle } from './useProcessTitle';

interface Props {
  entityRef: string;
  service: string;
  /** Process to look in at first; all where empty. */
  process: string;
  onClose(): void;
  onLinked(): void;
}

/** Finds an item that no rule found and links it by hand. */
export function LinkItemDialog(props: Props) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const titleOf = useProcessTitle();
  const [q, setText] = useState('');
  const [process, setProcess] = useState(props.process);
  const [unlinked, setUnlinked] = useState(true);
  const searchField = useRef<HTMLInputElement>(null);
  const search = useItemSearch({ q, process, unlinked });
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={props.onClose}
      TransitionProps={{ onEntered: () => searchField.current?.focus() }}
      aria-labelledby="link-item-title"
    >
      <DialogTitle id="link-item-title">
        {t('linkDialog.title', { name: props.service })}
      </DialogTitle>
      <DialogContent>
        <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={16}>
          <TextField
            inputRef={searchField}
            type="search"
            size="small"
            variant="outlined"
            id="link-item-search"
            label={t('linkDialog.search')}
            value={q}
            onChange={event => setText(event.target.value)}
          />
          <TextField
            select
            size="small"
            variant="outlined"
            id="link-item-process"
            label={t('linkDialog.process')}
            value={process}
            onChange={event => setProcess(event.target.value)}
            SelectProps={{ native: true }}
            InputLabelProps={{ shrink: true }}
          >
            <option value="">{t('linkDialog.anyProcess')}</option>
            {processes.map(({ id }) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </TextField>
          <FormControlLabel
            label={t('linkDialog.unlinked')}
            control={
              <Checkbox
                color="primary"
                checked={unlinked}
                onChange={event => setUnlinked(event.target.checked)}
              />
            }
          />
        </Box>
        <LinkCandidates {...props} {...search} />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
