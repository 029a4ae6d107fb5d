import type { DisplayOutcome } from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import PassIcon from '@material-ui/icons/CheckCircle';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import NotApplicableIcon from '@material-ui/icons/Remove';
import FailIcon from '@material-ui/icons/Report';
import WaivedIcon from '@material-ui/icons/Security';
import type { ComponentType } from 'react';
import { complianceTranslationRef } from '../translation';

// Five shapes, not five colours: disc, octagon, ring, shield, dash.
const ICONS: Record<DisplayOutcome, ComponentType<SvgIconProps>> = {
  pass: PassIcon,
  fail: FailIcon,
  unknown: UnknownIcon,
  waived: WaivedIcon,
  notApplicable: NotApplicableIcon,
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
  },
  pass: { color: theme.palette.success.main },
  fail: { color: theme.palette.error.main },
  unknown: { color: theme.palette.text.secondary },
  waived: { color: theme.palette.info.main },
  notApplicable: { color: theme.palette.text.secondary },
}));

/** An outcome as icon and word, with a number in front where it counts results. */
export function OutcomeChip(props: {
  outcome: DisplayOutcome;
  count?: number;
}) {
  const { outcome, count } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useStyles();
  const Icon = ICONS[outcome];
  const word = t(`outcome.${outcome}`);
  return (
    <span className={classes.root} data-outcome={outcome}>
      <Icon aria-hidden fontSize="small" className={classes[outcome]} />
      {count === undefined ? word : `${count} ${word}`}
    </span>
  );
}
