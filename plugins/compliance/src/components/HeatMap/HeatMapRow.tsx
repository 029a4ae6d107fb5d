import type { MatrixRow } from '@strata/backstage-plugin-compliance-common';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCompliancePaths } from '../../hooks/useCompliancePaths';
import type { ResultFilter } from '../../hooks/useResultFilter';
import { cellOf } from '../../lib/matrixView';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { complianceTranslationRef } from '../../translation';
import { HeatMapCell } from './HeatMapCell';
import { useHeatMapStyles } from './useHeatMapStyles';

interface HeatMapRowProps {
  row: MatrixRow;
  processes: string[];
  filter: ResultFilter;
}

export function HeatMapRow({ row, processes, filter }: HeatMapRowProps) {
  const { outcome, asOf } = filter;
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  const classes = useHeatMapStyles();
  const paths = useCompliancePaths();
  return (
    <tr>
      <th scope="row" className={classes.team}>
        <Link to={paths.team(row.team)}>{row.teamTitle}</Link>
        <span className={classes.services}>
          {t('heatMap.services', { count: row.services })}
        </span>
      </th>
      <HeatMapCell
        team={row.teamTitle}
        column={t('heatMap.overall')}
        score={row.overall}
        outcome={outcome}
        to={paths.results({ team: row.team, outcome, asOf })}
      />
      {processes.map(process => (
        <HeatMapCell
          key={process}
          team={row.teamTitle}
          column={processTitle(process)}
          score={cellOf(row, process)}
          outcome={outcome}
          to={paths.results({ team: row.team, process, outcome, asOf })}
        />
      ))}
    </tr>
  );
}
