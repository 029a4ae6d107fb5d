import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import type { ReactNode } from 'react';
import { complianceTranslationRef } from '../translation';
import { ErrorNotice } from './ErrorNotice';

interface FormDialogProps {
  title: string;
  intro: string;
  /** The verb on the button; completes "Could not …" when it fails. */
  action: string;
  busy: boolean;
  error?: Error;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: Enter sends, Escape leaves, an error keeps what was typed. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={props.onClose}
      PaperProps={{ 'aria-label': props.title }}
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <DialogTitle>{props.title}</DialogTitle>
        <DialogContent>
          <DialogContentText>{props.intro}</DialogContentText>
          {props.children}
          {props.error && (
            <ErrorNotice what={props.action} error={props.error} />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={props.busy}
          >
            {props.action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
