import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import DownIcon from '@material-ui/icons/TrendingDown';
import SameIcon from '@material-ui/icons/TrendingFlat';
import UpIcon from '@material-ui/icons/TrendingUp';
import type { ComponentType } from 'react';
import type { Trend } from '../lib/score';

const ICONS: Record<Trend, ComponentType<SvgIconProps>> = {
  up: UpIcon,
  down: DownIcon,
  same: SameIcon,
};

/** Where a score went within a week; what surrounds it says so in words. */
export function TrendIcon({ trend }: { trend: Trend }) {
  const Icon = ICONS[trend];
  return (
    <Icon aria-hidden fontSize="inherit" color="action" data-trend={trend} />
  );
}
