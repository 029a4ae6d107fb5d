import { Content, EmptyState, Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Grid, Typography } from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import type { TechnologyDetail } from '@strata/backstage-plugin-stack-common';
import { useParams } from 'react-router-dom';
import { stackApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { isNotFound } from '../../lib/problem';
import { technologiesRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { ErrorNotice } from '../shared/ErrorNotice';
import { TechnologyFacts } from './TechnologyFacts';
import { TechnologyObserved } from './TechnologyObserved';
import { TechnologyGuidance } from './TechnologyGuidance';
import { Alternatives, TechnologyUsers } from './TechnologyUsers';

/** What it is, when to choose it, who uses it, and what else there is. */
export function TechnologyPage() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(stackTranslationRef);
  const api = useApi(stackApiRef);
  const listPath = useRouteRef(technologiesRouteRef)();
  const { value, error, loading, reload } = useLoaded(id, () =>
    api.getTechnology(id),
  );
  const shown = value?.id === id ? value : undefined;
  return (
    <Content>
      <Typography paragraph>
        <Link to={listPath}>← {t('technology.back')}</Link>
      </Typography>
      {error && isNotFound(error) && (
        <EmptyState
          missing="data"
          title={t('technology.notFound', { id })}
          description={t('technology.notFoundHow')}
        />
      )}
      {error && !isNotFound(error) && (
        <ErrorNotice what="technology" error={error} onRetry={reload} />
      )}
      {!shown && loading && (
        <Skeleton variant="rect" height={480} aria-label={t('loading')} />
      )}
      {shown && <TechnologyBody technology={shown} />}
    </Content>
  );
}

function TechnologyBody({ technology }: { technology: TechnologyDetail }) {
  return (
    <>
      <Typography variant="h4" component="h1">
        {technology.name}
      </Typography>
      <Typography paragraph>{technology.summary}</Typography>
      <Grid container spacing={4}>
        <Grid item xs={12} md={7}>
          <TechnologyGuidance technology={technology} />
          <TechnologyUsers technology={technology} />
          <TechnologyObserved technology={technology} />
        </Grid>
        <Grid item xs={12} md={5}>
          <TechnologyFacts technology={technology} />
          <Alternatives technology={technology} />
        </Grid>
      </Grid>
    </>
  );
}
