import type { Waiver } from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import RejectedIcon from '@material-ui/icons/Block';
import RequestedIcon from '@material-ui/icons/HourglassEmpty';
import ApprovedIcon from '@material-ui/icons/Security';
import ExpiredIcon from '@material-ui/icons/TimerOff';
import type { ComponentType } from 'react';
import { complianceTranslationRef } from '../../translation';

const ICONS: Record<Waiver['state'], ComponentType<SvgIconProps>> = {
  requested: RequestedIcon,
  approved: ApprovedIcon,
  rejected: RejectedIcon,
  expired: ExpiredIcon,
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
  },
}));

export function WaiverState({ state }: { state: Waiver['state'] }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useStyles();
  const Icon = ICONS[state];
  return (
    <span className={classes.root}>
      <Icon aria-hidden fontSize="small" /> {t(`waiverState.${state}`)}
    </span>
  );
}
