import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { SyncTrend } from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { toolsTranslationRef } from '../../translation/ref';
import { useSeconds } from '../shared/useSeconds';

type Run = SyncTrend['runs'][number];

/** Pixels. */
const BAR = 4;
const GAP = 2;
const HEIGHT = 24;
const BASE = 17;

const useStyles = makeStyles(theme => ({
  chart: { display: 'block' },
  base: { stroke: theme.palette.divider },
  complete: { fill: theme.palette.success.main },
  partial: {
    fill: 'none',
    stroke: theme.palette.warning.main,
    strokeWidth: 1.5,
  },
  failed: { fill: theme.palette.error.main },
}));

/**
 * The last runs as bars, oldest first: the longer a run took, the higher; hollow where it was partial or
 * held removals back, below the line where it failed.
 */
export function Trend({ runs }: { runs: Run[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const seconds = useSeconds();
  if (runs.length === 0) return <span>–</span>;
  const longest = Math.max(1, ...runs.map(run => run.durationMs));
  const width = runs.length * (BAR + GAP);
  const label = t('trend.label', {
    count: runs.length,
    failed: String(runs.filter(run => run.outcome === 'failed').length),
    longest: seconds(longest),
  });
  return (
    <svg
      role="img"
      aria-label={label}
      className={classes.chart}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
    >
      <title>{label}</title>
      <line
        className={classes.base}
        x1={0}
        x2={width}
        y1={BASE + 0.5}
        y2={BASE + 0.5}
      />
      {runs.map((run, at) => (
        <rect
          key={at}
          data-outcome={run.outcome}
          className={clsx(classes[lookOf(run)])}
          x={at * (BAR + GAP) + 1}
          width={BAR}
          {...heightOf(run, longest)}
        />
      ))}
    </svg>
  );
}

function lookOf({ outcome }: Run): 'complete' | 'partial' | 'failed' {
  return outcome === 'held' ? 'partial' : outcome;
}

function heightOf(run: Run, longest: number): { y: number; height: number } {
  if (run.outcome === 'failed')
    return { y: BASE + 1, height: HEIGHT - BASE - 1 };
  const height = Math.max(2, (run.durationMs / longest) * (BASE - 1));
  return { y: BASE - height, height };
}
