import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { ResultRow } from './ResultRow';

/** Of the table without subject and process. */
const COLUMNS = 5;

const useStyles = makeStyles(theme => ({
  // The theme's stripes would pass for titles.
  body: {
    '& tr:nth-of-type(n)': { backgroundColor: theme.palette.background.paper },
    '& td': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  title: {
    backgroundColor: theme.palette.background.default,
    fontWeight: 700,
  },
}));

interface ResultRowsProps {
  /** The process of all rows; without it each row names its own. */
  process?: string;
  results: CheckResult[];
  checks: Map<string, CheckInfo>;
}

/** A part of the table of results, below the name of its process if it has one. */
export function ResultRows({ process, results, checks }: ResultRowsProps) {
  const classes = useStyles();
  const processTitle = useProcessTitle();
  const title = process && processTitle(process);
  return (
    <TableBody aria-label={title} className={title ? classes.body : undefined}>
      {title && (
        <TableRow>
          <TableCell
            component="th"
            scope="rowgroup"
            role="rowheader"
            colSpan={COLUMNS}
            className={classes.title}
          >
            {title}
          </TableCell>
        </TableRow>
      )}
      {results.map(result => (
        <ResultRow
          key={`${result.checkId} ${result.entityRef}`}
          result={result}
          check={checks.get(result.checkId)}
          withPlace={!process}
        />
      ))}
    </TableBody>
  );
}
