import type { Waiver } from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { WaiverState } from './WaiverState';

/** Who asked for a waiver and why, who decided, and until when it holds. */
export function WaiverFacts({ waiver }: { waiver: Waiver }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <>
      <WaiverState state={waiver.state} />
      <Typography paragraph>{waiver.reason}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('waiver.requestedBy', {
          who: <EntityRefLink entityRef={waiver.requestedBy} />,
          when: <Age time={waiver.requestedAt} />,
        })}
      </Typography>
      {waiver.decidedBy && waiver.decidedAt && (
        <Typography variant="body2" color="textSecondary">
          {t('waiver.decidedBy', {
            who: <EntityRefLink entityRef={waiver.decidedBy} />,
            when: <Age time={waiver.decidedAt} />,
          })}
        </Typography>
      )}
      <Typography paragraph variant="body2" color="textSecondary">
        {t('waiver.expires', { when: <Age time={waiver.expiresAt} /> })}
      </Typography>
    </>
  );
}
