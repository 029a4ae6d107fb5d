import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/Warning';
import type {
  ItemHealth,
  ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { IconWord, type Tone } from './IconWord';

const looks: Record<ItemHealth, { icon: typeof CancelIcon; tone: Tone }> = {
  ok: { icon: CheckCircleIcon, tone: 'good' },
  warning: { icon: WarningIcon, tone: 'warn' },
  failing: { icon: CancelIcon, tone: 'bad' },
  unknown: { icon: HelpOutlineIcon, tone: 'quiet' },
};

export function HealthState(props: { status: ItemStatus; retired?: boolean }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { health, word } = props.status;
  if (props.retired) {
    return <IconWord {...looks.unknown} word={t('health.retired')} />;
  }
  return (
    <IconWord {...looks[health]} word={t(`health.${health}`)} detail={word} />
  );
}
