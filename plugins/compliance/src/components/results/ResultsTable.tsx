import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { groupByProcess } from '../../lib/processes';
import { complianceTranslationRef } from '../../translation';
import { ResultRows } from './ResultRows';

// Backstage's theme breaks words in cells: short columns must not.
const useStyles = makeStyles(theme => ({
  dense: { '& th, & td': { padding: theme.spacing(0.75, 1) } },
  short: { whiteSpace: 'nowrap' },
  wide: { width: '60%' },
}));

interface ResultsTableProps {
  results: CheckResult[];
  checks: Map<string, CheckInfo>;
  /** Rows below the name of their process, where all are about one subject. */
  byProcess?: boolean;
}

export function ResultsTable(props: ResultsTableProps) {
  const { results, checks, byProcess = false } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useStyles();
  const groups: { process?: string; results: CheckResult[] }[] = byProcess
    ? groupByProcess(results)
    : [{ results }];
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small" className={classes.dense}>
        <TableHead>
          <TableRow>
            <TableCell className={classes.short}>
              {t('column.outcome')}
            </TableCell>
            <TableCell className={byProcess ? classes.wide : undefined}>
              {t('column.check')}
            </TableCell>
            {!byProcess && <TableCell>{t('column.subject')}</TableCell>}
            {!byProcess && <TableCell>{t('column.process')}</TableCell>}
            <TableCell className={classes.short}>
              {t('column.severity')}
            </TableCell>
            <TableCell className={classes.short}>
              {t('column.effort')}
            </TableCell>
            <TableCell className={classes.short}>{t('column.since')}</TableCell>
          </TableRow>
        </TableHead>
        {groups.map(group => (
          <ResultRows key={group.process ?? ''} {...group} checks={checks} />
        ))}
      </Table>
    </TableContainer>
  );
}
