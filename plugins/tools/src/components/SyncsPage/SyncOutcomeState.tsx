import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import PauseCircleFilledIcon from '@material-ui/icons/PauseCircleFilled';
import SyncIcon from '@material-ui/icons/Sync';
import TimelapseIcon from '@material-ui/icons/Timelapse';
import type { SyncOutcome } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { IconWord, type Tone } from '../shared/IconWord';

const looks: Record<SyncOutcome, { icon: typeof SyncIcon; tone: Tone }> = {
  never: { icon: HourglassEmptyIcon, tone: 'quiet' },
  running: { icon: SyncIcon, tone: 'active' },
  complete: { icon: CheckCircleIcon, tone: 'good' },
  partial: { icon: TimelapseIcon, tone: 'warn' },
  failed: { icon: ErrorIcon, tone: 'bad' },
  held: { icon: PauseCircleFilledIcon, tone: 'warn' },
  retired: { icon: LinkOffIcon, tone: 'quiet' },
  off: { icon: BlockIcon, tone: 'quiet' },
};

export function SyncOutcomeState({ outcome }: { outcome: SyncOutcome }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return <IconWord {...looks[outcome]} word={t(`outcome.${outcome}`)} />;
}
