import type SvgIcon from '@material-ui/core/SvgIcon';
import AccountCircleIcon from '@material-ui/icons/AccountCircle';
import AssessmentIcon from '@material-ui/icons/Assessment';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import BuildIcon from '@material-ui/icons/Build';
import CallSplitIcon from '@material-ui/icons/CallSplit';
import CategoryIcon from '@material-ui/icons/Category';
import CodeIcon from '@material-ui/icons/Code';
import ComputerIcon from '@material-ui/icons/Computer';
import DashboardIcon from '@material-ui/icons/Dashboard';
import DeviceHubIcon from '@material-ui/icons/DeviceHub';
import DnsIcon from '@material-ui/icons/Dns';
import ListAltIcon from '@material-ui/icons/ListAlt';
import MemoryIcon from '@material-ui/icons/Memory';
import NotificationsActiveIcon from '@material-ui/icons/NotificationsActive';
import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import PublicIcon from '@material-ui/icons/Public';
import ScheduleIcon from '@material-ui/icons/Schedule';
import SecurityIcon from '@material-ui/icons/Security';
import SettingsApplicationsIcon from '@material-ui/icons/SettingsApplications';
import StorageIcon from '@material-ui/icons/Storage';
import SwapHorizIcon from '@material-ui/icons/SwapHoriz';
import TrackChangesIcon from '@material-ui/icons/TrackChanges';
import VolumeOffIcon from '@material-ui/icons/VolumeOff';
import VpnKeyIcon from '@material-ui/icons/VpnKey';
import { isKnownType, useTypeName, type KnownType } from './useTypeName';

const icons: Record<KnownType, typeof SvgIcon> = {
  'ci-job': BuildIcon,
  'ci-pipeline': BuildIcon,
  repository: CodeIcon,
  dashboard: DashboardIcon,
  'dashboard-folder': DashboardIcon,
  'alert-rule': NotificationsActiveIcon,
  'contact-point': NotificationsActiveIcon,
  'issue-project': PlaylistAddCheckIcon,
  'monitoring-target': TrackChangesIcon,
  'log-index': AssessmentIcon,
  'dns-zone': DnsIcon,
  host: DnsIcon,
  account: AccountCircleIcon,
  'automation-job': AutorenewIcon,
  'automation-project': AutorenewIcon,
  'alert-route': CallSplitIcon,
  'bastion-asset': ComputerIcon,
  'monitoring-host': ComputerIcon,
  inventory: ComputerIcon,
  'config-cluster': DeviceHubIcon,
  'discovered-service': DeviceHubIcon,
  queue: ListAltIcon,
  'queue-cluster': ListAltIcon,
  'queue-namespace': ListAltIcon,
  'kafka-cluster': ListAltIcon,
  'kafka-topic': ListAltIcon,
  'cache-server': MemoryIcon,
  'cdn-domain': PublicIcon,
  'automation-schedule': ScheduleIcon,
  bastion: SecurityIcon,
  'config-namespace': SettingsApplicationsIcon,
  database: StorageIcon,
  'database-server': StorageIcon,
  'load-balancer': SwapHorizIcon,
  'alert-silence': VolumeOffIcon,
  'bastion-grant': VpnKeyIcon,
  'ci-project': BuildIcon,
  'log-cluster': AssessmentIcon,
};

/** The kind of an item, as a picture with its name on hover. */
export function TypeIcon({ type }: { type: string }) {
  const Icon = isKnownType(type) ? icons[type] : CategoryIcon;
  return <Icon fontSize="small" titleAccess={useTypeName()(type)} />;
}
