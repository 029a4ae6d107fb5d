import {
  StatusAborted,
  StatusError,
  StatusOK,
  StatusWarning,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ItemHealth } from '@strata/backstage-plugin-tools-common';
import { homeTranslationRef } from '../translation';

const ICONS = {
  ok: StatusOK,
  warning: StatusWarning,
  failing: StatusError,
  unknown: StatusAborted,
};

export function HealthWord({ health }: { health?: ItemHealth }) {
  const { t } = useTranslationRef(homeTranslationRef);
  if (!health) return <>{t('services.unknownHealth')}</>;
  const Icon = ICONS[health];
  return <Icon>{t(`health.${health}`)}</Icon>;
}
