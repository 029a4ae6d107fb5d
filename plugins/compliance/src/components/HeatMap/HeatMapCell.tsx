import type {
  DisplayOutcome,
  TrendedScore,
} from '@strata/backstage-plugin-compliance-common';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { scoreLevel, trendOf } from '../../lib/score';
import { complianceTranslationRef } from '../../translation';
import { ScoreText } from '../ScoreText';
import { TrendIcon } from '../TrendIcon';
import { useScoreStyles } from '../useScoreStyles';
import { useHeatMapStyles } from './useHeatMapStyles';

interface HeatMapCellProps {
  team: string;
  column: string;
  score?: TrendedScore;
  outcome?: DisplayOutcome;
  /** Where its results are; absent where no page shows just these. */
  to?: string;
}

/** One team or group in one process, named so that it makes sense alone. */
export function HeatMapCell(props: HeatMapCellProps) {
  const { team, column, score, outcome, to } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useHeatMapStyles();
  const tints = useScoreStyles();
  const level = scoreLevel(score);
  const place = { team, process: column };
  if (!score || level === 'none') {
    const explanation = t('heatMap.none', place);
    return (
      <td className={classes.cell} title={explanation}>
        <span className={classes.content} role="img" aria-label={explanation}>
          <ScoreText />
        </span>
      </td>
    );
  }
  const coverage = String(Math.round(score.coverage));
  const name =
    score.score === undefined
      ? t('heatMap.noScore', {
          ...place,
          coverage,
          level: t(`level.${level}`),
        })
      : t('heatMap.known', {
          ...place,
          coverage,
          score: String(Math.round(score.score)),
        });
  const trend = trendOf(score);
  const change =
    trend && t(`trend.${trend}`, { before: String(Math.round(score.before!)) });
  const spoken = [name, change].filter(Boolean).join(', ');
  const shared = {
    className: `${classes.content} ${tints[level]}`,
    'aria-label': spoken,
    title: `${spoken} · ${t(`level.${level}`)}`,
  };
  const text = (
    <ScoreText
      score={score}
      outcome={outcome}
      mark={trend && <TrendIcon trend={trend} />}
    />
  );
  return (
    <td className={classes.cell} data-level={level}>
      {to ? (
        <Link to={to} {...shared}>
          {text}
        </Link>
      ) : (
        <span role="img" {...shared}>
          {text}
        </span>
      )}
    </td>
  );
}
