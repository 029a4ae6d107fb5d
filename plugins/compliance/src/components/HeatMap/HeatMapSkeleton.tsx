import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Skeleton from '@material-ui/lab/Skeleton';
import { complianceTranslationRef } from '../../translation';
import { CELL_HEIGHT, CELL_WIDTH, useHeatMapStyles } from './useHeatMapStyles';

const ROWS = [0, 1, 2, 3, 4];
const COLUMNS = [0, 1, 2, 3, 4, 5, 6, 7];

/** As large as a small company's heat map, so that nothing jumps. */
export function HeatMapSkeleton() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useHeatMapStyles();
  return (
    <div className={classes.scroll} role="status" aria-label={t('loading')}>
      <table className={classes.table} aria-hidden>
        <tbody>
          {ROWS.map(row => (
            <tr key={row}>
              {COLUMNS.map(column => (
                <td key={column} className={classes.cell}>
                  <Skeleton
                    variant="rect"
                    width={CELL_WIDTH}
                    height={CELL_HEIGHT}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
