import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import NoneIcon from '@material-ui/icons/Remove';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import PoorIcon from '@material-ui/icons/Report';
import FairIcon from '@material-ui/icons/Warning';
import WaivedIcon from '@material-ui/icons/Security';
import GoodIcon from '@material-ui/icons/CheckCircle';
import type { ComponentType } from 'react';
import type { ScoreLevel } from '../lib/score';

const ICONS: Record<ScoreLevel, ComponentType<SvgIconProps>> = {
  good: GoodIcon,
  fair: FairIcon,
  poor: PoorIcon,
  unknown: UnknownIcon,
  waived: WaivedIcon,
  none: NoneIcon,
};

const useStyles = makeStyles(theme => ({
  good: { color: theme.palette.success.main },
  fair: { color: theme.palette.warning.main },
  poor: { color: theme.palette.error.main },
  unknown: { color: theme.palette.text.secondary },
  waived: { color: theme.palette.info.main },
  none: { color: theme.palette.text.secondary },
}));

export function ScoreIcon({ level }: { level: ScoreLevel }) {
  const classes = useStyles();
  const Icon = ICONS[level];
  return <Icon aria-hidden fontSize="inherit" className={classes[level]} />;
}
