import type { MatrixRow } from '@strata/backstage-plugin-compliance-common';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { useCompliancePaths } from '../../hooks/useCompliancePaths';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { byProcess } from '../../lib/processes';
import { scoreLevel } from '../../lib/score';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { OutcomeChip } from '../OutcomeChip';
import { ScoreText } from '../ScoreText';
import { useScoreStyles } from '../useScoreStyles';

/** The team's score in each process to which a check of it belongs. */
export function TeamScores(props: { row: MatrixRow; asOf?: string }) {
  const { row, asOf } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  const paths = useCompliancePaths();
  const tints = useScoreStyles();
  const cells = row.cells
    .filter(cell => scoreLevel(cell) !== 'none')
    .sort((left, right) => byProcess(left.process, right.process));
  return (
    <>
      <ScoreText score={row.overall} />
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {t('heatMap.services', { count: row.services })}
        {asOf && <> · {t('evaluated', { when: <Age time={asOf} /> })}</>}
      </Typography>
      <Table size="small">
        <TableBody>
          {cells.map(cell => (
            <TableRow key={cell.process}>
              <TableCell component="th" scope="row" role="rowheader">
                <Link
                  to={paths.results({ team: row.team, process: cell.process })}
                >
                  {processTitle(cell.process)}
                </Link>
              </TableCell>
              <TableCell className={tints[scoreLevel(cell)]}>
                <ScoreText score={cell} />
              </TableCell>
              <TableCell>
                {cell.fail > 0 && (
                  <OutcomeChip outcome="fail" count={cell.fail} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
