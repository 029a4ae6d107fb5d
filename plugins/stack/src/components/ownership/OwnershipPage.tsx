import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Box, Typography } from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import { NO_TEAM, type Ownership } from '@strata/backstage-plugin-stack-common';
import { stackApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { stackTranslationRef } from '../../translation';
import { Age } from '../shared/Age';
import { ErrorNotice } from '../shared/ErrorNotice';
import { ServiceList } from '../shared/ServiceList';
import { StackTabs } from '../shared/StackTabs';
import { TeamTable } from './TeamTable';

/** Who answers for which services, and what nobody answers for. */
export function OwnershipPage() {
  const { t } = useTranslationRef(stackTranslationRef);
  const api = useApi(stackApiRef);
  const { value, error, reload } = useLoaded('ownership', () =>
    api.getOwnership(),
  );
  return (
    <StackTabs current="ownership">
      {error && <ErrorNotice what="ownership" error={error} onRetry={reload} />}
      {!value && !error && (
        <Skeleton variant="rect" height={360} aria-label={t('loading')} />
      )}
      {value && (
        <>
          <Typography variant="body2" color="textSecondary" paragraph>
            {t('ownership.intro')} {t('services', { count: value.services })} ·{' '}
            <Age time={value.asOf} />
          </Typography>
          <OwnershipBody ownership={value} />
        </>
      )}
    </StackTabs>
  );
}

function OwnershipBody({ ownership }: { ownership: Ownership }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const { services, teams, unowned, teamsWithoutServices } = ownership;
  if (services === 0) return <Typography>{t('ownership.empty')}</Typography>;
  return (
    <>
      <TeamTable teams={teams} />
      <Box mt={3}>
        <Typography variant="h6" component="h2">
          {t('ownership.unowned')} ({unowned})
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {unowned ? t('ownership.unownedHow') : t('ownership.noUnowned')}
        </Typography>
        {unowned > 0 && <ServiceList query={{ team: NO_TEAM }} />}
      </Box>
      <Box mt={3}>
        <Typography variant="h6" component="h2">
          {t('ownership.idle')} ({teamsWithoutServices.length})
        </Typography>
        {teamsWithoutServices.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {t('ownership.noIdle')}
          </Typography>
        )}
        {teamsWithoutServices.map(({ ref, title }) => (
          <Typography key={ref} variant="body2">
            <EntityRefLink entityRef={ref}>{title}</EntityRefLink>
          </Typography>
        ))}
      </Box>
    </>
  );
}
