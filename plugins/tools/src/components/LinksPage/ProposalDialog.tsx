import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { toolsTranslationRef } from '../../translation/ref';
import { Snippet } from '../shared/Snippet';

/** A catalog file to copy into a repository that has none. */
export function ProposalDialog(props: {
  title: string;
  text: string;
  onClose(): void;
}) {
  const { title, text, onClose } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="md"
      aria-labelledby="proposal-title"
    >
      <DialogTitle id="proposal-title">
        {t('unregistered.proposalFor', { title })}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" paragraph>
          {t('unregistered.proposalHow')}
        </Typography>
        <Snippet text={text} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
