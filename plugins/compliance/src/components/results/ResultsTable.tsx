import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { complianceTranslationRef } from '../../translation';
import { ResultRow } from './ResultRow';

// Backstage's theme breaks words in cells: short columns must not.
const useStyles = makeStyles({ short: { whiteSpace: 'nowrap' } });

interface ResultsTableProps {
  results: CheckResult[];
  checks: Map<string, CheckInfo>;
  /** Off where every row has the same subject and process, which the heading then names. */
  withPlace?: boolean;
}

export function ResultsTable(props: ResultsTableProps) {
  const { results, checks, withPlace = true } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useStyles();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell className={classes.short}>
              {t('column.outcome')}
            </TableCell>
            <TableCell>{t('column.check')}</TableCell>
            {withPlace && <TableCell>{t('column.subject')}</TableCell>}
            {withPlace && <TableCell>{t('column.process')}</TableCell>}
            <TableCell className={classes.short}>
              {t('column.severity')}
            </TableCell>
            <TableCell className={classes.short}>
              {t('column.effort')}
            </TableCell>
            <TableCell className={classes.short}>{t('column.since')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {results.map(result => (
            <ResultRow
              key={`${result.checkId} ${result.entityRef}`}
              result={result}
              check={checks.get(result.checkId)}
              withPlace={withPlace}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
