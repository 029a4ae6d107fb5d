import AccountCircleIcon from '@material-ui/icons/AccountCircle';
import AndroidIcon from '@material-ui/icons/Android';
import ErrorIcon from '@material-ui/icons/Error';
import GroupIcon from '@material-ui/icons/Group';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblemOutlined';
import SettingsIcon from '@material-ui/icons/Settings';
import type { AccountState } from '@strata/backstage-plugin-tools-common';
import type { Tone } from '../shared/IconWord';

/** Each state has a shape of its own; the colour only repeats it. */
export const looks: Record<
  AccountState,
  { icon: typeof ErrorIcon; tone: Tone }
> = {
  left: { icon: ErrorIcon, tone: 'bad' },
  conflict: { icon: GroupIcon, tone: 'warn' },
  suggested: { icon: HelpOutlineIcon, tone: 'warn' },
  unmapped: { icon: ReportProblemIcon, tone: 'warn' },
  mapped: { icon: AccountCircleIcon, tone: 'good' },
  service: { icon: SettingsIcon, tone: 'good' },
  bot: { icon: AndroidIcon, tone: 'quiet' },
};
