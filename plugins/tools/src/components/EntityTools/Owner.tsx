import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import {
  UNOWNED_GROUP_REF,
  type Because,
} from '@strata/backstage-plugin-tools-common';
import { useReason } from '../../hooks/useReason';
import { toolsTranslationRef } from '../../translation/ref';

const FULL_REF = /^[^:/]+:[^:/]+\/[^:/]+$/;

/** The owning team as a link, with the reason on hover and focus, or that there is none. */
export function Owner(props: {
  entityRef?: string;
  reason?: string;
  because?: Because;
}) {
  const { entityRef, reason, because } = props;
  const say = useReason();
  const { t } = useTranslationRef(toolsTranslationRef);
  if (!entityRef || entityRef === UNOWNED_GROUP_REF) {
    return <Typography variant="body2">{t('tab.noOwner')}</Typography>;
  }
  const owner = FULL_REF.test(entityRef) ? (
    <EntityRefLink entityRef={entityRef} disableTooltip={Boolean(reason)} />
  ) : (
    <span>{entityRef}</span>
  );
  if (!reason) return owner;
  return (
    <Tooltip
      title={t('tab.ownerBecause', { reason: say({ reason, because }) })}
    >
      <span>{owner}</span>
    </Tooltip>
  );
}
