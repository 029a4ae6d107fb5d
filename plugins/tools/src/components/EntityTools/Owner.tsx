import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { UNOWNED_GROUP_REF } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';

const FULL_REF = /^[^:/]+:[^:/]+\/[^:/]+$/;

/** The owning team as a link, or that there is none. */
export function Owner({ entityRef }: { entityRef?: string }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  if (!entityRef || entityRef === UNOWNED_GROUP_REF) {
    return <Typography variant="body2">{t('tab.noOwner')}</Typography>;
  }
  return FULL_REF.test(entityRef) ? (
    <EntityRefLink entityRef={entityRef} />
  ) : (
    <span>{entityRef}</span>
  );
}
