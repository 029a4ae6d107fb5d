import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type {
  AccountCandidate,
  ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { useReason } from '../../hooks/useReason';
import { toolsTranslationRef } from '../../translation/ref';
import { IconWord } from '../shared/IconWord';
import { RelativeTime } from '../shared/RelativeTime';
import { looks } from './looks';

/** Whose an account is or may be, and why. */
export function Whose({ account }: { account: ToolAccount }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const say = useReason();
  const { state, entityRef, leftAt, reason, because, candidates } = account;
  return (
    <>
      <IconWord {...looks[state]} word={t(`access.${state}`, {})} />
      {entityRef && (
        <div>
          <EntityRefLink entityRef={entityRef} />
        </div>
      )}
      {leftAt && (
        <Typography variant="body2">
          {t('access.leftAt', {
            time: <RelativeTime key="time" iso={leftAt} />,
          })}
        </Typography>
      )}
      {reason && (
        <Typography variant="body2" color="textSecondary">
          {say({ reason, because })}
        </Typography>
      )}
      {candidates.map(candidate => (
        <Candidate key={candidate.entityRef} candidate={candidate} />
      ))}
    </>
  );
}

function Candidate({ candidate }: { candidate: AccountCandidate }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const say = useReason();
  const percent = Math.round(candidate.confidence * 100);
  return (
    <div>
      <EntityRefLink entityRef={candidate.entityRef} />
      {candidate.left && ` (${t('access.left')})`}
      <Typography variant="body2" color="textSecondary">
        {`${percent} %: ${say(candidate)}`}
      </Typography>
    </div>
  );
}
