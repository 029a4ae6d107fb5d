import type {
  CheckInfo,
  Waiver,
} from '@strata/backstage-plugin-compliance-common';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useCompliancePaths } from '../../hooks/useCompliancePaths';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { DecideWaiver } from './DecideWaiver';
import { WaiverState } from './WaiverState';

const useStyles = makeStyles({
  // Backstage's theme breaks words of narrow columns in their middle.
  table: { '& th': { whiteSpace: 'nowrap' } },
});

interface WaiversTableProps {
  waivers: Waiver[];
  checks: Map<string, CheckInfo>;
  onChange: () => void;
}

export function WaiversTable({ waivers, checks, onChange }: WaiversTableProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const paths = useCompliancePaths();
  const classes = useStyles();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small" className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>{t('column.state')}</TableCell>
            <TableCell>{t('column.check')}</TableCell>
            <TableCell>{t('column.subject')}</TableCell>
            <TableCell>{t('column.reason')}</TableCell>
            <TableCell>{t('column.requestedBy')}</TableCell>
            <TableCell>{t('column.expires')}</TableCell>
            <TableCell>{t('column.decision')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {waivers.map(waiver => (
            <TableRow key={waiver.id} hover>
              <TableCell>
                <WaiverState state={waiver.state} />
              </TableCell>
              <TableCell>
                <Link to={paths.check(waiver.checkId, waiver.entityRef)}>
                  {checks.get(waiver.checkId)?.title ?? waiver.checkId}
                </Link>
              </TableCell>
              <TableCell>
                <EntityRefLink entityRef={waiver.entityRef} />
              </TableCell>
              <TableCell>{waiver.reason}</TableCell>
              <TableCell>
                <EntityRefLink entityRef={waiver.requestedBy} />
              </TableCell>
              <TableCell>
                <Age time={waiver.expiresAt} />
              </TableCell>
              <TableCell>
                {waiver.state === 'requested' && (
                  <DecideWaiver waiver={waiver} onDone={onChange} />
                )}
                {waiver.decidedBy && (
                  <EntityRefLink entityRef={waiver.decidedBy} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
