import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, type SvgIconProps } from '@material-ui/core';
import ActiveIcon from '@material-ui/icons/CheckCircleOutline';
import MaintenanceIcon from '@material-ui/icons/BuildOutlined';
import DormantIcon from '@material-ui/icons/SnoozeOutlined';
import AbandonedIcon from '@material-ui/icons/Block';
import HoldIcon from '@material-ui/icons/PanToolOutlined';
import AdoptIcon from '@material-ui/icons/ThumbUpOutlined';
import TrialIcon from '@material-ui/icons/FlagOutlined';
import type { Advice } from '@strata/backstage-plugin-stack-common';
import type { TechnologyStatus } from '@strata/technologies';
import type { ComponentType } from 'react';
import { stackTranslationRef } from '../../translation';

export type StatusName = TechnologyStatus | Advice['ring'];

const icons: Record<StatusName, ComponentType<SvgIconProps>> = {
  active: ActiveIcon,
  maintenance: MaintenanceIcon,
  dormant: DormantIcon,
  abandoned: AbandonedIcon,
  hold: HoldIcon,
  adopt: AdoptIcon,
  trial: TrialIcon,
};

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    verticalAlign: 'bottom',
    whiteSpace: 'nowrap',
  },
  icon: { fontSize: '1.1em', marginRight: '0.25em' },
});

/** The one status that matters most: what we hold back from, then what its makers say. */
export function mainStatus(use: {
  status?: TechnologyStatus;
  advice?: Advice;
}): StatusName | undefined {
  return use.advice?.ring === 'hold' ? 'hold' : use.status;
}

/** A status as icon and word. */
export function StatusWord({ status }: { status: StatusName }) {
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const Icon = icons[status];
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
