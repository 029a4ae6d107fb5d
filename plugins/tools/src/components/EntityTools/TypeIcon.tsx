import type SvgIcon from '@material-ui/core/SvgIcon';
import AssessmentIcon from '@material-ui/icons/Assessment';
import BuildIcon from '@material-ui/icons/Build';
import CategoryIcon from '@material-ui/icons/Category';
import CodeIcon from '@material-ui/icons/Code';
import DashboardIcon from '@material-ui/icons/Dashboard';
import DnsIcon from '@material-ui/icons/Dns';
import NotificationsActiveIcon from '@material-ui/icons/NotificationsActive';
import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import TrackChangesIcon from '@material-ui/icons/TrackChanges';

const icons: Record<string, typeof SvgIcon> = {
  'ci-job': BuildIcon,
  'ci-pipeline': BuildIcon,
  repository: CodeIcon,
  dashboard: DashboardIcon,
  'dashboard-folder': DashboardIcon,
  'alert-rule': NotificationsActiveIcon,
  'contact-point': NotificationsActiveIcon,
  'issue-project': PlaylistAddCheckIcon,
  'monitoring-target': TrackChangesIcon,
  'scrape-target': TrackChangesIcon,
  'log-index': AssessmentIcon,
  'dns-zone': DnsIcon,
  host: DnsIcon,
};

/** The kind of an item, as a picture with its name on hover. */
export function TypeIcon({ type }: { type: string }) {
  const Icon = icons[type] ?? CategoryIcon;
  return <Icon fontSize="small" titleAccess={type.replace(/-/g, ' ')} />;
}
