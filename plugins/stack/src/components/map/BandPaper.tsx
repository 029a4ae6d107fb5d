import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, Paper, Typography } from '@material-ui/core';
import type { ReactNode } from 'react';
import type { Band } from '../../hooks/useStackView';
import { stackTranslationRef } from '../../translation';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1.5, 2), marginBottom: theme.spacing(1.5) },
}));

/** One layer of the stack. */
export function BandPaper(props: { band: Band; children: ReactNode }) {
  const { band, children } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const id = `stack-band-${band}`;
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-labelledby={id}
    >
      <Typography variant="h6" component="h2" id={id} gutterBottom>
        {t(`layer.${band}`)}
      </Typography>
      {children}
    </Paper>
  );
}
