import { makeStyles } from '@material-ui/core/styles';

/** Dense table cells that wrap between words, where Backstage's theme breaks within them. */
export const useTableStyles = makeStyles(theme => ({
  table: {
    '& th, & td': {
      padding: theme.spacing(0.75, 1),
      // Chinese, too, breaks at spaces only: a column of single characters reads badly.
      wordBreak: 'keep-all',
      overflowWrap: 'break-word',
    },
  },
  /** Columns that a narrow window can do without, because another place shows them too. */
  spare: { [theme.breakpoints.down('sm')]: { display: 'none' } },
}));
