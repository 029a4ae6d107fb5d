import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    fontFamily: theme.typography.fontFamily,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginLeft: 'auto',
  },
}));

/** Filters on the left, actions on the right; wraps on a narrow screen. */
export function Toolbar(props: { children?: ReactNode; actions?: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {props.children}
      <div className={classes.actions}>{props.actions}</div>
    </div>
  );
}
