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
import { complianceTranslationRef } from '../../translation';
import { ResultRow } from './ResultRow';

interface ResultsTableProps {
  results: CheckResult[];
  checks: Map<string, CheckInfo>;
  /** Off where every row is about the same subject. */
  withSubject?: boolean;
}

export function ResultsTable(props: ResultsTableProps) {
  const { results, checks, withSubject = true } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('column.outcome')}</TableCell>
            <TableCell>{t('column.check')}</TableCell>
            {withSubject && <TableCell>{t('column.subject')}</TableCell>}
            <TableCell>{t('column.process')}</TableCell>
            <TableCell>{t('column.severity')}</TableCell>
            <TableCell>{t('column.effort')}</TableCell>
            <TableCell>{t('column.since')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {results.map(result => (
            <ResultRow
              key={`${result.checkId} ${result.entityRef}`}
              result={result}
              check={checks.get(result.checkId)}
              withSubject={withSubject}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
