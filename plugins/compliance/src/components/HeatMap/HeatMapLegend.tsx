import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ScoreLevel } from '../../lib/score';
import { complianceTranslationRef } from '../../translation';
import { ScoreIcon } from '../ScoreIcon';
import { TrendIcon } from '../TrendIcon';
import { useScoreStyles } from '../useScoreStyles';

const LEVELS: ScoreLevel[] = [
  'good',
  'fair',
  'poor',
  'unknown',
  'waived',
  'none',
];

const useStyles = makeStyles(theme => ({
  root: {
    fontFamily: theme.typography.fontFamily,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
    padding: 0,
    listStyle: 'none',
  },
  entry: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 1),
    borderRadius: theme.shape.borderRadius,
    fontSize: theme.typography.caption.fontSize,
  },
}));

export function HeatMapLegend() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useStyles();
  const tints = useScoreStyles();
  return (
    <ul className={classes.root} aria-label={t('heatMap.legend')}>
      {LEVELS.map(level => (
        <li key={level} className={`${classes.entry} ${tints[level]}`}>
          <ScoreIcon level={level} /> {t(`legend.${level}`)}
        </li>
      ))}
      <li className={classes.entry}>
        <TrendIcon trend="up" /> {t('legend.trend')}
      </li>
    </ul>
  );
}
