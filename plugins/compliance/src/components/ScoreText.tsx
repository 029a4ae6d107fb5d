import type {
  DisplayOutcome,
  Score,
} from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { scoreLevel } from '../lib/score';
import { complianceTranslationRef } from '../translation';
import { ScoreIcon } from './ScoreIcon';

const useStyles = makeStyles(theme => ({
  main: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: 'bold',
    whiteSpace: 'nowrap',
  },
  detail: {
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.secondary,
    whiteSpace: 'nowrap',
  },
}));

/** A score with its coverage, or with the number of one outcome: icon, number and word. */
export function ScoreText(props: {
  score?: Score;
  outcome?: DisplayOutcome;
  /** Stands beside the number. */
  mark?: ReactNode;
}) {
  const { score, outcome, mark } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useStyles();
  const level = scoreLevel(score);
  const number = score?.score === undefined ? '' : Math.round(score.score);
  return (
    <>
      <span className={classes.main}>
        <ScoreIcon level={level} />{' '}
        {number === '' ? t(`level.${level}`) : number}
        {mark}
      </span>
      {score && level !== 'none' && (
        <span className={classes.detail}>
          {outcome
            ? `${score[outcome]} ${t(`outcome.${outcome}`)}`
            : t('score.known', {
                coverage: String(Math.round(score.coverage)),
              })}
        </span>
      )}
    </>
  );
}
