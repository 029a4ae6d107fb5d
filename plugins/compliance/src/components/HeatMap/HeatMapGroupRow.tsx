import type { MatrixGroup } from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { cellOf } from '../../lib/matrixView';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { complianceTranslationRef } from '../../translation';
import { HeatMapCell } from './HeatMapCell';
import { useHeatMapStyles } from './useHeatMapStyles';

/** All teams below a group, scored as one. */
export function HeatMapGroupRow(props: {
  group: MatrixGroup;
  processes: string[];
}) {
  const { group, processes } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  const classes = useHeatMapStyles();
  return (
    <tr className={classes.group}>
      <th
        scope="rowgroup"
        className={classes.team}
        style={{ paddingLeft: `${0.75 + group.depth}em` }}
      >
        <EntityRefLink entityRef={group.group}>
          {group.groupTitle}
        </EntityRefLink>
        <span className={classes.services}>
          {t('heatMap.teams', { count: group.teams })}
        </span>
      </th>
      <HeatMapCell
        team={group.groupTitle}
        column={t('heatMap.overall')}
        score={group.overall}
      />
      {processes.map(process => (
        <HeatMapCell
          key={process}
          team={group.groupTitle}
          column={processTitle(process)}
          score={cellOf(group, process)}
        />
      ))}
    </tr>
  );
}
