import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import type { PropsWithChildren } from 'react';
import { toolsTranslationRef } from '../../translation/ref';

const useStyles = makeStyles(theme => ({
  paper: {
    width: theme.spacing(92),
    maxWidth: '100%',
    padding: theme.spacing(3),
    gap: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
}));

type Props = PropsWithChildren<{ title: string; onClose(): void }>;

/** What belongs to one thing of a page, beside the page. */
export function SideDrawer({ title, onClose, children }: Props) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
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
      {children}
    </Drawer>
  );
}
