import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
}));

/** Filters in a row; they live in the address. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={useStyles().root}>{children}</div>;
}
