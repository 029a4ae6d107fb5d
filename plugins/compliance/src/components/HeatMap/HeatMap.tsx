import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ResultFilter } from '../../hooks/useResultFilter';
import type { MatrixSort, MatrixView } from '../../lib/matrixView';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { complianceTranslationRef } from '../../translation';
import { HeatMapGroupRow } from './HeatMapGroupRow';
import { HeatMapRow } from './HeatMapRow';
import { SortableHeader } from './SortableHeader';
import { useHeatMapStyles } from './useHeatMapStyles';

interface HeatMapProps {
  view: MatrixView;
  filter: ResultFilter;
  sort: MatrixSort;
  onSort: (sort: MatrixSort) => void;
}

/** Teams × processes. Scrolls inside itself, the team stays in sight. */
export function HeatMap({ view, filter, sort, onSort }: HeatMapProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  const classes = useHeatMapStyles();
  const columns = [
    { id: 'team', title: t('heatMap.team') },
    { id: 'overall', title: t('heatMap.overall') },
    ...view.processes.map(id => ({ id, title: processTitle(id) })),
  ];
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('heatMap.label')}>
        <thead>
          <tr>
            {columns.map(column => (
              <SortableHeader
                key={column.id}
                {...column}
                className={`${classes.header} ${
                  column.id === 'team' ? classes.team : ''
                }`}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        {view.sections.map(({ group, rows }) => (
          <tbody key={group?.group ?? ''}>
            {group && (
              <HeatMapGroupRow group={group} processes={view.processes} />
            )}
            {rows.map(row => (
              <HeatMapRow
                key={row.team}
                row={row}
                processes={view.processes}
                filter={filter}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
